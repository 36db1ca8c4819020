namespace Payments.Tests.Cluster.Start;

public sealed class RedisRefusalTests
{
    [Theory]
    [InlineData("127.0.0.1:1,connectTimeout=500,connectRetry=1,password=hunter2", "cannot be reached")]
    [InlineData("127.0.0.1:6379,nonsense=1,password=hunter2", "is not the address of a Redis")]
    public async Task Start_WithoutItsRedis_EndsWithOneSentence(string redis, string reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var silo = PlatformProcess.Launch(database.ConnectionString, new Dictionary<string, string> { ["PAYMENTS_REDIS"] = redis });

        var code = await silo.WaitForExit();

        Assert.Equal(1, code);
        var sentence = Assert.Single(silo.Output.Split('\n'));
        Assert.Contains(reason, sentence, StringComparison.Ordinal);
        Assert.Contains("PAYMENTS_REDIS", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", silo.Output, StringComparison.Ordinal);
    }
}
