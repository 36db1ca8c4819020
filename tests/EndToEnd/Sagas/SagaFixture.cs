using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Sagas;

/// <summary>A platform and a simulator that can be taken away and brought back.</summary>
public sealed class SagaFixture : IAsyncLifetime
{
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.ndjson");
    private readonly int _simulatorPort = FreePort.Next();
    private readonly int _port = FreePort.Next();

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Simulator { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        await StartSimulator();
        await StartPlatform();
    }

    public async Task StartPlatform()
    {
        Platform = await PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_port}",
            ["PAYMENTS_SIMULATOR_URL"] = $"http://127.0.0.1:{_simulatorPort}",
            ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
            ["PAYMENTS_SIMULATOR_CALLBACK_SECRET"] = SimulatorProcess.CallbackSecret,
        });
        Administrator = Platform.Client(Platform.AdministratorKey);
    }

    public async Task StartSimulator() => Simulator = await SimulatorProcess.Start(
        _log,
        "--urls", $"http://127.0.0.1:{_simulatorPort}",
        "--callback-url", $"http://127.0.0.1:{_port}/v1/callbacks/simulator",
        "--settle-ms", "60",
        "--slow-ms", "300");

    public async Task<(string Id, HttpClient Client)> Merchant()
    {
        using var answer = await Administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        var id = body.GetProperty("merchant").String("id");
        // The races are the test's own; a starter's rate would refuse them.
        using var raised = await Administrator.PutJson($"/v1/merchants/{id}/overrides", """{"reason":"races","api_rate":{"per_second":10000,"per_minute":600000,"per_hour":36000000,"concurrent":1000} }""");
        Assert.Equal(HttpStatusCode.OK, raised.StatusCode);
        return (id, Platform.Client(body.String("api_key")));
    }

    public static Task<HttpResponseMessage> Post(HttpClient client, string token, long amount = 1_000, string? key = null) =>
        client.PostJson("/v1/payments", $$"""{"amount":{{amount}},"currency":"EUR","payment_method":"{{token}}"}""", key ?? Guid.NewGuid().ToString());

    public static async Task<JsonElement> Pay(HttpClient client, string token, long amount = 1_000, string? key = null)
    {
        using var answer = await Post(client, token, amount, key);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    public static string AttemptOf(string id, string which = AttemptId.First) => AttemptId.Of(id, which);

    public static async Task<string> Status(HttpClient client, string payment) => (await (await client.GetAsync($"/v1/payments/{payment}")).Json()).String("status");

    public static Task Becomes(HttpClient client, string payment, string status, int seconds = 30) =>
        Eventually.HoldsAsync(async () => await Status(client, payment) == status, $"{payment} is {status}", TimeSpan.FromSeconds(seconds));

    public async Task<JsonElement> Saga(string id)
    {
        using var answer = await Administrator.GetAsync($"/v1/sagas/{id}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    public Task SagaBecomes(string id, string status) => Eventually.HoldsAsync(
        async () => (await Saga(id)).GetProperty("saga").String("status") == status, $"saga {id} is {status}", TimeSpan.FromSeconds(40));

    public async Task<Dictionary<string, JsonElement>> Steps(string id) =>
        (await Saga(id)).GetProperty("steps").EnumerateArray().ToDictionary(step => step.String("name"));

    public static async Task<string> OrderStatus(HttpClient client, JsonElement payment) =>
        (await (await client.GetAsync($"/v1/orders/{payment.String("order_id")}")).Json()).String("status");

    /// <summary>What counts against the merchant's daily limit.</summary>
    public async Task<long> Used(string merchant) =>
        await Database.ScalarAsync<long>($"SELECT coalesce(sum(value::bigint), 0)::bigint FROM limits, jsonb_each_text(doc::jsonb -> 'days') WHERE limits.key = '{merchant}'");

    /// <summary>A callback of the simulator's, signed as it signs them.</summary>
    public async Task<HttpResponseMessage> Callback(string body, string secret = SimulatorProcess.CallbackSecret)
    {
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));
        using var client = Platform.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/callbacks/simulator") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Simulator-Signature", $"t={seconds},v1={mac}");
        return await client.SendAsync(request);
    }

    public static string CallbackBody(string attempt, string status = "succeeded", long amount = 1_000, string? id = null) =>
        $$"""{"id":"{{id ?? $"cb_{Guid.NewGuid():N}"}}","object":"charge","reference":"ch_x","attempt":"{{attempt}}","amount":{{amount}},"currency":"EUR","status":"{{status}}"}""";

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(_log);
    }
}
