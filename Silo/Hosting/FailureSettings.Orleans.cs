using Orleans.Configuration;

namespace Payments.Silo.Hosting;

/// <summary>
/// How fast a dead silo is noticed. Chosen for three silos on one network: see ARCHITECTURE.md for what was measured.
/// </summary>
internal static class FailureSettings
{
    public static void Apply(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromMilliseconds(700);
        options.NumMissedProbesLimit = 2;
        options.NumVotesForDeathDeclaration = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.MaxJoinAttemptTime = TimeSpan.FromSeconds(30);
    }

    public static void Apply(SiloMessagingOptions options) => options.ResponseTimeout = TimeSpan.FromSeconds(30);

    public static void Apply(ClientMessagingOptions options) => options.ResponseTimeout = TimeSpan.FromSeconds(10);

    public static void Apply(GatewayOptions options) => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1);
}
