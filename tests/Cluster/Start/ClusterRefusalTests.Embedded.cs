namespace Payments.Tests.Cluster.Start;

public sealed class ClusterRefusalTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("frontend")]
    public async Task Start_AskedForACluster_RefusesInOneSentence(string mode)
    {
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var platform = PlatformProcess.Launch(
            database.ConnectionString,
            new Dictionary<string, string> { ["PAYMENTS_REDIS"] = "127.0.0.1:6379", ["PAYMENTS_MODE"] = mode });

        var code = await platform.WaitForExit();

        Assert.Equal(1, code);
        var sentence = Assert.Single(platform.Output.Split('\n'));
        Assert.StartsWith("The embedded engine runs grains in one process only", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }
}
