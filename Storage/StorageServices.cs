using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using Payments.Storage.Grains;
using Payments.Storage.Mapping;
using Payments.Storage.Reads;

namespace Payments.Storage;

/// <summary>Registers the storage.</summary>
public static class StorageServices
{
    /// <summary>The storage name that grains give in their PersistentState attribute.</summary>
    public const string GrainStorageName = "payments";

    /// <summary>
    /// Adds the state store of one database. Mappings of several calls add up, so each feature can bring its own
    /// through <see cref="AddStateMapping"/>.
    /// </summary>
    public static IServiceCollection AddPaymentsStorage(this IServiceCollection services, string connectionString, params StateMapping[] mappings)
    {
        // Checked here, so that a malformed text ends the program before anything is started.
        var database = new PaymentsDataSource(connectionString);
        foreach (var mapping in mappings) services.AddStateMapping(mapping);
        services.AddMetrics();
        services.AddOptions<StorageOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => database);
        services.AddSingleton(provider => provider.GetRequiredService<PaymentsDataSource>().Source);
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton(provider => new StateMappings(provider.GetServices<StateMapping>()));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value);
        services.AddSingleton<StateStore>();
        services.AddSingleton<SqlReads>();
        services.AddSingleton<StorageHealth>();
        services.AddKeyedSingleton<IGrainStorage, PaymentsGrainStorage>(GrainStorageName);
        services.AddHostedService<GrainStateCheck>();
        return services;
    }

    public static IServiceCollection AddStateMapping(this IServiceCollection services, StateMapping mapping) =>
        services.AddSingleton(mapping);

    /// <summary>Has the start refused when a grain of this assembly names a state without a mapping.</summary>
    public static IServiceCollection AddGrainStatesOf(this IServiceCollection services, Assembly grains) =>
        services.AddSingleton(new GrainAssembly(grains));
}
