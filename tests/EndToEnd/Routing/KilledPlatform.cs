using System.Net;

namespace Payments.Tests.EndToEnd.Routing;

/// <summary>A platform that is killed and started anew, with a channel that declines and one that takes the money, both behind a proxy.</summary>
public sealed class KilledPlatform : IAsyncLifetime
{
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"fallback-{Guid.NewGuid():N}.ndjson");
    private SimulatorProcess _simulator = null!;

    public TestDatabase Database { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public string MerchantKey { get; private set; } = "";

    internal StepProxy Proxy { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        _simulator = await SimulatorProcess.Start(_log);
        Proxy = await StepProxy.Start(_simulator.Url);
        await Start();
        using var administrator = Platform.Client(Platform.AdministratorKey);
        using var answer = await administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString());
        MerchantKey = (await answer.Json()).String("api_key");
        using var client = Platform.Client(MerchantKey);
        using var routed = await client.PutJson("/v1/routing", """{"version":0,"reason":"test","configuration":{"default_channel":{"channel":"stripe"} } }""");
        Assert.Equal(HttpStatusCode.OK, routed.StatusCode);
    }

    public async Task Start() => Platform = await PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>
    {
        ["PAYMENTS_CHANNELS__STRIPE__MAIN__SECRET_KEY"] = "sk_test_simulator",
        ["PAYMENTS_CHANNELS__STRIPE__MAIN__BASE_URL"] = $"{Proxy.Url}stripe/",
        ["PAYMENTS_CHANNELS__SIMULATOR__MAIN__BASE_URL"] = Proxy.Url.ToString(),
        ["PAYMENTS_CHANNELS__SIMULATOR__MAIN__API_KEY"] = SimulatorProcess.ApiKey,
    });

    /// <summary>The attempts of a payment that money moved in.</summary>
    public async Task<List<string>> Charges(string payment) =>
        [.. (await _simulator.Log())
            .Where(line => line.GetProperty("kind").GetString() == "charge" && line.GetProperty("key").GetString()!.Contains(payment, StringComparison.Ordinal))
            .Select(line => line.GetProperty("key").GetString()!)];

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Proxy.DisposeAsync();
        await _simulator.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(_log);
    }
}
