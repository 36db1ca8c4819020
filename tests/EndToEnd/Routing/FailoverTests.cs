using System.Net;

namespace Payments.Tests.EndToEnd.Routing;

/// <summary>Two accounts at a channel, and one of them killed while payments run: no payment is lost, and none is charged twice.</summary>
public sealed class FailoverTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-failover-");
    private readonly int _firstPort = FreePort.Next();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(migrated: false);

    [Fact]
    public async Task Charge_ChannelKilledMidFlight_PaymentsGoOnAtTheOtherAndEachIsChargedOnce()
    {
        var first = await Start("first", "--urls", $"http://127.0.0.1:{_firstPort}");
        await using var second = await Start("second");
        await using var platform = await PlatformProcess.Start(_database.ConnectionString, new Dictionary<string, string>
        {
            ["PAYMENTS_CHANNELS__SIMULATOR__FIRST__BASE_URL"] = first.Url.ToString(),
            ["PAYMENTS_CHANNELS__SIMULATOR__FIRST__API_KEY"] = SimulatorProcess.ApiKey,
            ["PAYMENTS_CHANNELS__SIMULATOR__SECOND__BASE_URL"] = second.Url.ToString(),
            ["PAYMENTS_CHANNELS__SIMULATOR__SECOND__API_KEY"] = SimulatorProcess.ApiKey,
        });
        using var administrator = platform.Client(platform.AdministratorKey);
        using var configured = await administrator.PutJson("/v1/routing", """{"version":1,"reason":"test","configuration":{"default_channel":{"channel":"simulator","account_id":"first"}}}""");
        Assert.Equal(HttpStatusCode.OK, configured.StatusCode);
        using var client = await Merchant(platform);

        var paid = 0;
        var all = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Pay(client, 30, () => Interlocked.Increment(ref paid))));
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref paid) >= 60), "payments run");
        await first.Kill();
        await first.DisposeAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref paid) >= 90), "payments go on without it");
        // What it had acted on without answering is asked for, first after five seconds and then after half a minute.
        await using var back = await Start("first", "--urls", $"http://127.0.0.1:{_firstPort}");
        var ids = (await all).SelectMany(one => one).ToList();
        await Eventually.HoldsAsync(
            async () => await _database.ScalarAsync<long>("SELECT count(*) FROM payments WHERE status <> 'Succeeded'") == 0, "every payment has succeeded", TimeSpan.FromSeconds(90));

        Assert.Equal(240, ids.Distinct().Count());
        var charges = (await Charges(back)).Concat(await Charges(second)).ToList();
        Assert.Equal(ids.Order(), charges.Select(attempt => attempt["att_".Length..attempt.LastIndexOf('_')]).Order());
        Assert.Contains(charges, attempt => attempt.EndsWith("_2", StringComparison.Ordinal));
        Assert.Equal(240, await _database.ScalarAsync<long>("SELECT count(*) FROM transfers WHERE ordinal = 1 AND debit LIKE 'channel/simulator/%'"));
        // Why it went where it did is kept of every payment.
        Assert.Equal(240, await _database.ScalarAsync<long>("SELECT count(*) FROM routing_decisions"));
        // The health of an account is written within seconds.
        await Eventually.HoldsAsync(async () => (await Health(administrator)).SequenceEqual(["first", "second"]), "the health of both is told");
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<IEnumerable<string>> Health(HttpClient administrator) =>
        (await (await administrator.GetAsync("/v1/channels/health?channel=simulator")).Json()).GetProperty("items").EnumerateArray().Select(one => one.String("account_id")).Order();

    /// <summary>A merchant whose API rate does not slow the test down.</summary>
    private static async Task<HttpClient> Merchant(PlatformProcess platform) => platform.Client((await platform.PremiumMerchant()).Key);

    private Task<SimulatorProcess> Start(string name, params string[] options) =>
        SimulatorProcess.Start(Path.Combine(_folder.FullName, name), [.. options, "--latency-ms", "20"]);

    private static async Task<List<string>> Charges(SimulatorProcess simulator) =>
        [.. (await simulator.Log()).Where(line => line.GetProperty("kind").GetString() == "charge").Select(line => line.GetProperty("key").GetString()!)];

    private static async Task<List<string>> Pay(HttpClient client, int count, Action paid)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var answer = await client.PostJson("/v1/payments", """{"amount":100,"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            ids.Add((await answer.Json()).String("id"));
            paid();
        }

        return ids;
    }
}
