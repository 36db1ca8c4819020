using System.Diagnostics;
using System.Net;
using Payments.Tests.Cluster.Processes;
using Xunit.Abstractions;

namespace Payments.Tests.Cluster.Recovery;

public sealed class WholeClusterTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task KillAll_AndStartOnNewPorts_AnswersWithinThirtySeconds()
    {
        await using var cluster = await ClusterUnderTest.Start(silos: 3);
        var (id, key) = (cluster.FrontEnd.MerchantId(), cluster.FrontEnd.MerchantKey);

        await cluster.KillAll();
        var began = Stopwatch.GetTimestamp();
        // Every silo is ready and the front end has answered for its demo accounts.
        await cluster.StartAll(3);
        var took = Stopwatch.GetElapsedTime(began);

        output.WriteLine($"whole cluster back after {took.TotalSeconds:F1} s");
        Assert.InRange(took, TimeSpan.Zero, Limit);
        using var client = cluster.FrontEnd.Client(key);
        using var answer = await client.GetAsync($"/v1/merchants/{id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
