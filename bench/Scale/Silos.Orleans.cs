using Payments.Bench.Load;
using Payments.Bench.Pay;
using Payments.Tests;
using Payments.Tests.Cluster.Processes;

namespace Payments.Bench.Scale;

/// <summary>A cluster over Redis, each silo a process of its own, behind one front end that takes all requests.</summary>
internal static class Silos
{
    public static bool AreThere => true;

    public static async Task<Installation> StartAsync(PrivatePostgres server, int count)
    {
        var database = await TestDatabase.CreateAsync(server);
        var channel = await Channel.StartAsync();
        var cluster = await ClusterUnderTest.Start(count, database.ConnectionString, channel.Environment);
        var processes = new Dictionary<string, int> { ["front end"] = cluster.FrontEnd.Id, ["simulator"] = channel.ProcessId, ["postgres"] = await server.PostmasterIdAsync() };
        foreach (var (number, silo) in cluster.Silos.Index()) processes[$"silo {number + 1}"] = silo.Id;
        return new Installation(database, channel, cluster.FrontEnd, new CpuClock(processes), cluster);
    }
}
