using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Webhooks;

/// <summary>A platform that delivers to this machine, with a short back-off; it can be killed and started again.</summary>
public sealed class WebhookFixture : IAsyncLifetime
{
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.ndjson");
    private readonly int _port = FreePort.Next();

    /// <summary>What is said to the platform about time.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string> { ["PAYMENTS_WEBHOOKS_FIRST_RETRY_MS"] = "2" };

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Simulator { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        Simulator = await SimulatorProcess.Start(_log, "--callback-url", $"http://127.0.0.1:{_port}/v1/callbacks/simulator");
        await StartPlatform();
    }

    public async Task StartPlatform() => Platform = await PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>(Settings)
    {
        ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_port}",
        ["PAYMENTS_SIMULATOR_URL"] = Simulator.Url.ToString(),
        ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
        ["PAYMENTS_SIMULATOR_CALLBACK_SECRET"] = SimulatorProcess.CallbackSecret,
        ["PAYMENTS_WEBHOOKS_ALLOW_PRIVATE"] = "true",
    });

    public async Task<HttpClient> Merchant()
    {
        using var administrator = Platform.Client(Platform.AdministratorKey);
        using var answer = await administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Platform.Client((await answer.Json()).String("api_key"));
    }

    public static async Task<(string Id, string Secret)> Endpoint(HttpClient client, string url, string events = "*", int attempts = 13)
    {
        using var answer = await client.PostJson("/v1/webhook-endpoints", $$"""{"url":"{{url}}","events":["{{events}}"],"max_attempts":{{attempts}}}""", Guid.NewGuid().ToString());
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var body = await answer.Json();
        return (body.GetProperty("endpoint").String("id"), body.String("secret"));
    }

    public static async Task<string> Pay(HttpClient client)
    {
        using var answer = await client.PostJson("/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", Guid.NewGuid().ToString());
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).String("id");
    }

    public static async Task<JsonElement> Get(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    public static Task<JsonElement> Notification(HttpClient client, string id) => Get(client, $"/v1/webhook-notifications/{id}");

    public static Task Becomes(HttpClient client, string notification, string status, int seconds = 30) => Eventually.HoldsAsync(
        async () => (await Notification(client, notification)).String("status") == status, $"{notification} is {status}", TimeSpan.FromSeconds(seconds));

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(_log);
    }
}
