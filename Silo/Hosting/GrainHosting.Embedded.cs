using Payments.Embedded;
using Payments.Merchants;
using Payments.Silo.Settings;
using Payments.Storage.Reminders;

namespace Payments.Silo.Hosting;

/// <summary>Everything that is particular to the embedded engine.</summary>
public static class GrainHosting
{
    public const string Engine = "embedded";

    /// <summary>The Orleans Dashboard needs Orleans.</summary>
    public static string? DashboardPath => null;

    public static void AddSilo(WebApplicationBuilder builder, PlatformSettings settings)
    {
        if (settings.Redis is not null) throw NoCluster();
        builder.Services.AddPaymentsReminders();
        builder.Services.AddEmbeddedSilo(options => options.GrainAssemblies.Add(typeof(MerchantGrain).Assembly));
    }

    public static void AddClient(WebApplicationBuilder builder, PlatformSettings settings) => throw NoCluster();

    public static void MapDashboard(WebApplication app)
    {
    }

    private static SettingsException NoCluster() => new(
        "The embedded engine runs grains in one process only: build with the Orleans engine (./run --engine orleans) for a cluster, or unset PAYMENTS_REDIS and PAYMENTS_MODE.");
}
