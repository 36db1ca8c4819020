using System.Net;
using Orleans.Configuration;
using Orleans.Dashboard;
using Payments.Silo.Hosting.Calls;
using Payments.Silo.Settings;

namespace Payments.Silo.Hosting;

/// <summary>Everything that is particular to the Orleans engine.</summary>
public static class GrainHosting
{
    public const string Engine = "orleans";
    public const string DashboardPath = "/dashboard";
    private const string ServiceId = "payments";

    public static void AddSilo(WebApplicationBuilder builder, PlatformSettings settings) =>
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => NameCluster(options, settings));
            silo.ConfigureEndpoints(settings.AdvertisedAddress, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: false);
            if (settings.Redis is { } redis)
            {
                silo.UseRedisClustering(redis);
            }
            else
            {
                var self = new IPEndPoint(settings.AdvertisedAddress, settings.SiloPort);
                silo.UseDevelopmentClustering(self);
            }

            silo.Configure<ClusterMembershipOptions>(FailureSettings.Apply);
            silo.Configure<SiloMessagingOptions>(FailureSettings.Apply);
            silo.Configure<ConnectionOptions>(FailureSettings.Apply);
            silo.UseAdoNetReminderService(options => UsePostgres(options, settings));
            silo.AddAdoNetGrainStorage(OperationalStorage.Name, options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = settings.Database;
            });
            silo.AddOutgoingGrainCallFilter<DeadlockDetection>();
            silo.AddDashboard();
        });

    public static void AddClient(WebApplicationBuilder builder, PlatformSettings settings) =>
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => NameCluster(options, settings));
            client.UseRedisClustering(settings.Redis!);
            client.Configure<GatewayOptions>(FailureSettings.Apply);
            client.Configure<ClientMessagingOptions>(FailureSettings.Apply);
            client.Configure<ConnectionOptions>(FailureSettings.Apply);
            client.Services.AddSingleton<SiloLosses>();
            client.Services.AddSingleton<IClusterConnectionStatusObserver>(services => services.GetRequiredService<SiloLosses>());
            WatchedGatewayList.Wrap(client.Services);
            client.AddOutgoingGrainCallFilter<LostCalls>();
            client.AddDashboard();
        });

    public static void MapDashboard(WebApplication app)
    {
        app.ProtectDashboard(DashboardPath);
        app.MapOrleansDashboard(DashboardPath).ExcludeFromDescription();
    }

    private static void NameCluster(ClusterOptions options, PlatformSettings settings)
    {
        options.ClusterId = settings.ClusterId;
        options.ServiceId = ServiceId;
    }

    private static void UsePostgres(AdoNetReminderTableOptions options, PlatformSettings settings)
    {
        options.Invariant = "Npgsql";
        options.ConnectionString = settings.Database;
    }
}
