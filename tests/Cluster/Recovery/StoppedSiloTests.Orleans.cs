using Payments.Tests.Cluster.Processes;
using Xunit.Abstractions;

namespace Payments.Tests.Cluster.Recovery;

public sealed class StoppedSiloTests(ITestOutputHelper output)
{
    private const int Merchants = 200;
    private const int Clients = 20;

    [Fact]
    public async Task Stop_OfOneSilo_HandsItsGrainsOver()
    {
        await using var cluster = await ClusterUnderTest.Start(silos: 3);
        foreach (var silo in cluster.Silos) Assert.True(await silo.Answers("dashboard/"));
        using (var client = cluster.FrontEnd.Client())
        using (var dashboard = await client.GetAsync("/dashboard/"))
        {
            Assert.True(dashboard.IsSuccessStatusCode);
        }

        await using var load = await MerchantLoad.Start(cluster.FrontEnd, Merchants, Clients);
        await load.InUse();

        load.Outages.Begin();
        var code = await cluster.Silos[0].Stop();
        await Eventually.HoldsAsync(load.Outages.AllRecovered, "every grain answers");
        await load.Calm();

        var longest = load.Outages.Durations().Max();
        output.WriteLine($"outages up to {longest.TotalSeconds:F2} s; {load}");
        Assert.Equal(0, code);
        Assert.InRange(load.Outages.Failures, 0, Clients);
        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
