using System.Net;

namespace Payments.Tests.EndToEnd.Rates;

public sealed class AddressRateTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private PlatformProcess _platform = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        _platform = await PlatformProcess.Start(_database.ConnectionString, new Dictionary<string, string> { ["PAYMENTS_ADDRESS_RATE"] = "5" });
    }

    [Fact]
    public async Task Requests_WithoutAValidKey_RefusedAboveTheRateWhileValidKeysGoOn()
    {
        using var wrong = _platform.Client("mk_test_wrong", patient: false);
        using var none = _platform.Client(key: null, patient: false);
        for (var i = 0; i < 3; i++) await (await wrong.GetAsync("/v1/tiers")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        await (await none.GetAsync("/v1/tiers")).IsProblem(HttpStatusCode.Unauthorized, "API_KEY_INVALID");
        Assert.Equal(HttpStatusCode.OK, (await none.GetAsync("/openapi/v1.json")).StatusCode);

        foreach (var (client, path) in new[] { (wrong, "/v1/tiers"), (none, "/v1/tiers"), (none, "/openapi/v1.json"), (none, "/nowhere"), (wrong, "/nowhere") })
        {
            using var refused = await client.GetAsync(path);
            await refused.IsProblem(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(121));
        }

        // A channel's callbacks bear no key; only those that are not genuine count.
        await (await none.PostJson("/v1/callbacks/nobody", "{}")).IsProblem(HttpStatusCode.NotFound, "CALLBACK_CHANNEL_UNKNOWN");
        Assert.Equal(HttpStatusCode.OK, (await none.GetAsync("/health/live")).StatusCode);
        using var administrator = _platform.Client(_platform.AdministratorKey, patient: false);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/v1/tiers")).StatusCode);
    }

    [Fact]
    public async Task Start_WithAWrongRate_SaysWhatIsWrong()
    {
        await using var platform = PlatformProcess.Launch(_database.ConnectionString, new Dictionary<string, string> { ["PAYMENTS_ADDRESS_RATE"] = "many" });
        Assert.NotEqual(0, await platform.WaitForExit());
        Assert.Contains("PAYMENTS_ADDRESS_RATE is 'many'", platform.Output, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _database.DisposeAsync();
    }
}
