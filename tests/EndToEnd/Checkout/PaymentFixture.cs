
namespace Payments.Tests.EndToEnd.Checkout;

/// <summary>A platform with its own channel simulator, shared by the tests of a class.</summary>
public sealed class PaymentFixture : IAsyncLifetime
{
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.ndjson");
    private readonly string _rates = Path.Combine(Path.GetTempPath(), $"rates-{Guid.NewGuid():N}.json");

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Simulator { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_rates, $$$"""{"base":"EUR","as_of":"{{{TimeProvider.System.GetUtcNow():O}}}","rates":{"USD":1.0845,"JPY":165.5}}""");
        Database = await TestDatabase.CreateAsync(migrated: false);
        var port = FreePort.Next();
        Simulator = await SimulatorProcess.Start(_log, "--callback-url", $"http://127.0.0.1:{port}/v1/callbacks/simulator");
        Platform = await StartPlatform(port);
    }

    public Task<PlatformProcess> StartPlatform(int port = 0) => PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>
    {
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        ["PAYMENTS_SIMULATOR_URL"] = Simulator.Url.ToString(),
        ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
        ["PAYMENTS_SIMULATOR_CALLBACK_SECRET"] = SimulatorProcess.CallbackSecret,
        ["PAYMENTS_EXCHANGE_RATES"] = _rates,
    });

    /// <summary>A new merchant of the highest tier and a client with its key.</summary>
    public async Task<(string Id, HttpClient Client)> Merchant()
    {
        var (id, key) = await Platform.PremiumMerchant();
        return (id, Platform.Client(key));
    }

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(_log);
        File.Delete(_rates);
    }
}
