using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;

namespace Payments.Tests.Cluster.Processes;

/// <summary>A silo of the platform in this process, where the grains of this suite are known as well.</summary>
internal sealed class SiloInProcess : IAsyncDisposable
{
    private readonly WebApplication app;

    private SiloInProcess(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    public static async Task<SiloInProcess> Start(TestDatabase database, Action<ISiloBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["PAYMENTS_DB"] = database.ConnectionString,
            ["PAYMENTS_KEY_PEPPER"] = new string('a', 64),
            ["PAYMENTS_SILO_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["PAYMENTS_GATEWAY_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
        });
        builder.AddGrainHost(PlatformSettings.Read(builder.Configuration));
        builder.Services.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
        if (configure is not null) builder.UseOrleans(configure);
        var app = builder.Build();
        await app.StartAsync();
        return new SiloInProcess(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
