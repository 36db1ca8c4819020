using Orleans.Configuration;

namespace Payments.Silo.Hosting;

/// <summary>
/// How fast a dead silo is noticed and how long calls wait. Chosen by measurement with three silos and a front end;
/// tests/Cluster measures it again, and docs/performance.md holds the figures.
/// </summary>
internal static class FailureSettings
{
    /// <summary>As many calls as the embedded engine lets wait for one grain; more would only grow old in the queue.</summary>
    private const int MaxWaitingCalls = 10_000;

    public static void Apply(ClusterMembershipOptions options)
    {
        // A killed process refuses connections, so its two missed probes take one to two periods. One that hangs must
        // run into the timeout as well, about two periods more: pauses of up to 2 s (GC, a moved virtual machine) pass.
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        // Two silos must agree where there are two to ask; Orleans lowers it by itself when only one is left.
        options.NumVotesForDeathDeclaration = 2;
        // A silo that stops answering the heartbeat for 6 s does not hold up a start: after a crash of the whole cluster
        // the old entries still look alive, and nobody can join until they do not. It costs Redis one write every 2 s.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedTableIAmAliveLimit = 3;
        // Changes are gossiped at once; reading the table makes up for gossip that got lost.
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.MaxJoinAttemptTime = TimeSpan.FromSeconds(60);
        // Every restart leaves an entry behind, and every silo reads all of them each time.
        options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
        options.DefunctSiloExpiration = TimeSpan.FromHours(1);
    }

    public static void Apply(SiloMessagingOptions options)
    {
        options.ResponseTimeout = TimeSpan.FromSeconds(30);
        options.MaxEnqueuedRequestsHardLimit = MaxWaitingCalls;
        options.MaxEnqueuedRequestsHardLimit_StatelessWorker = MaxWaitingCalls;
    }

    /// <summary>
    /// The HTTP caller's patience: what is not answered by then is answered with 503 NO_ANSWER. Longer than the storage's
    /// deadline of 10 s, so that a database that is away is named as the reason.
    /// </summary>
    public static void Apply(ClientMessagingOptions options) => options.ResponseTimeout = TimeSpan.FromSeconds(15);

    // The front end learns from this list that a silo was declared dead, and lets go of the calls it had there.
    public static void Apply(GatewayOptions options) => options.GatewayListRefreshPeriod = TimeSpan.FromMilliseconds(500);

    /// <summary>A host that is gone does not refuse connections: 5 s of waiting for one would be the whole recovery time.</summary>
    public static void Apply(ConnectionOptions options) => options.OpenConnectionTimeout = TimeSpan.FromSeconds(2);
}
