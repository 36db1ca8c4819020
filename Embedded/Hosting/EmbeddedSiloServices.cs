using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Timers;
using Payments.Embedded.Reminders;

namespace Payments.Embedded;

public static class EmbeddedSiloServices
{
    /// <summary>
    /// Hosts grains in this process. Grain storages are keyed IGrainStorage services, reminders need an IReminderStore,
    /// and all time comes from the registered TimeProvider.
    /// </summary>
    public static IServiceCollection AddEmbeddedSilo(this IServiceCollection services, Action<EmbeddedSiloOptions> configure)
    {
        services.AddOptions<EmbeddedSiloOptions>().Configure(configure);
        services.AddOptions<Orleans.Hosting.ReminderOptions>();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EmbeddedSilo>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<EmbeddedSilo>().Factory);
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<EmbeddedSilo>().Factory);
        services.AddSingleton(provider => provider.GetRequiredService<EmbeddedSilo>().Statistics);
        services.AddSingleton<ReminderService>();
        services.AddSingleton<IReminderRegistry>(provider => provider.GetRequiredService<ReminderService>());
        services.AddSingleton<IHostedService, EmbeddedSiloService>();
        return services;
    }
}
