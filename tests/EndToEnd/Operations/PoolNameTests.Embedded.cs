namespace Payments.Tests.EndToEnd.Operations;

/// <summary>On the Orleans engine its own storage provider opens connections besides ours, and names them itself.</summary>
public sealed class PoolNameTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    [Fact]
    public async Task Metrics_OfConnections_SayNothingOfWhereTheDatabaseIs()
    {
        using var merchant = fixture.Platform.Client(fixture.Platform.MerchantKey);
        (await merchant.GetAsync("/v1/payments")).EnsureSuccessStatusCode();
        using var client = fixture.Platform.Client();
        var text = "";

        await Eventually.HoldsAsync(async () => (text = await client.GetStringAsync("/metrics")).Contains("payments-reads", StringComparison.Ordinal), "the pool of the lists is measured");

        Assert.DoesNotContain("Host=", text, StringComparison.OrdinalIgnoreCase);
    }
}
