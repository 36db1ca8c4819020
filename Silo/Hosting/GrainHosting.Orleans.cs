using System.Net;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;
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
            // Membership compares times of the real clock, and would declare a silo dead that a test has moved ahead.
            silo.Services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
            silo.Configure<ClusterOptions>(options => NameCluster(options, settings));
            silo.ConfigureEndpoints(settings.AdvertisedAddress, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: false);
            if (settings.Redis is { } redis)
            {
                silo.UseRedisClustering(RedisAddress.Require(redis));
                silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ForgottenSilos>();
            }
            else
            {
                var self = new IPEndPoint(settings.AdvertisedAddress, settings.SiloPort);
                silo.UseDevelopmentClustering(self);
            }

            silo.Configure<ClusterMembershipOptions>(FailureSettings.Apply);
            silo.Configure<SiloMessagingOptions>(FailureSettings.Apply);
            silo.Configure<ConnectionOptions>(FailureSettings.Apply);
            // An exception holds others of any library (Npgsql's, for one). Without this the answer would fail to be sent, and
            // the caller would learn of a missing codec instead of a database that is away.
            silo.Configure<ExceptionSerializationOptions>(options => options.SupportedExceptionTypeFilter = _ => true);
            silo.UseAdoNetReminderService(options => UsePostgres(options, settings));
            silo.AddAdoNetGrainStorage(OperationalStorage.Name, options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = settings.Database;
            });
            // It takes half of what grain-to-grain calls can do (measured: 0.23 instead of 0.50 million calls/s).
            if (builder.Environment.IsDevelopment()) silo.AddOutgoingGrainCallFilter<DeadlockDetection>();
            silo.AddDashboard();
        });

    public static void AddClient(WebApplicationBuilder builder, PlatformSettings settings) =>
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => NameCluster(options, settings));
            client.UseRedisClustering(RedisAddress.Require(settings.Redis!));
            client.UseConnectionRetryFilter<ClusterConnection>();
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
