using Payments.Tests.Cluster.Processes;
using Xunit.Abstractions;

namespace Payments.Tests.Cluster.Recovery;

public sealed class PausedSiloTests(ITestOutputHelper output)
{
    private const int Merchants = 200;
    private const int Clients = 20;

    /// <summary>The load itself fails when a change that was answered with 200 is not there any more.</summary>
    [Fact]
    public async Task Pause_OfOneSilo_LosesNoAcknowledgedChangeAndEveryGrainComesBack()
    {
        await using var cluster = await ClusterUnderTest.Start(silos: 3);
        await using var load = await MerchantLoad.Start(cluster.FrontEnd, Merchants, Clients);
        await load.InUse();
        var victim = cluster.Silos[1];

        load.Outages.Begin();
        await victim.Signal("STOP");
        await Task.Delay(TimeSpan.FromSeconds(3));
        await victim.Signal("CONT");

        await Eventually.HoldsAsync(load.Outages.AllRecovered, "every grain answers", TimeSpan.FromSeconds(30));
        await load.Calm();
        // Evicted silos end themselves; one that was not goes on.
        await Eventually.HoldsAsync(async () => victim.HasExited || await victim.Answers("health/ready"), "the silo is well or gone");
        output.WriteLine($"{(victim.HasExited ? "evicted" : "survived")}; outages up to {load.Outages.Durations().Max().TotalSeconds:F2} s; {load}");
    }
}
