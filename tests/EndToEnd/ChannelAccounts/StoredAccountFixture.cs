using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.ChannelAccounts;

/// <summary>A platform with the simulator's own account for everyone; all others are made by the API, at Stripe as the simulator plays it.</summary>
public sealed class StoredAccountFixture : IAsyncLifetime
{
    public const string Secret = "sk_test_simulator";
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"stored-accounts-{Guid.NewGuid():N}.ndjson");

    public Dictionary<string, string> Settings { get; } = [];

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Simulator { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        Simulator = await SimulatorProcess.Start(_log);
        Platform = await Start();
        Administrator = Platform.Client(Platform.AdministratorKey);
    }

    public async Task Restart()
    {
        await Platform.Kill();
        await Platform.DisposeAsync();
        Platform = await Start();
        Administrator.Dispose();
        Administrator = Platform.Client(Platform.AdministratorKey);
    }

    /// <summary>A merchant of the highest tier; with a channel, its payments go there first.</summary>
    public Task<(string Id, string Key)> Merchant(string? channel = null, int attempts = 1, string mode = "test") => Platform.PremiumMerchant(channel, attempts, mode);

    public async Task<JsonElement> Create(string? merchant, string secret = Secret, string more = "")
    {
        using var answer = await Post(merchant, secret, more, Guid.NewGuid().ToString());
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    public Task<HttpResponseMessage> Post(string? merchant, string secret, string more, string key)
    {
        var owner = merchant is null ? "" : $"\"merchant_id\":\"{merchant}\",";
        return Administrator.PostJson(
            "/v1/channel-accounts", $$"""{"channel":"stripe","label":"Shop",{{owner}}"base_url":"{{Simulator.Url}}stripe/","credentials":{"secret_key":"{{secret}}"}{{more}}}""", key);
    }

    public async Task<JsonElement> Change(JsonElement account, string body)
    {
        using var answer = await Administrator.SendJson(HttpMethod.Patch, $"/v1/channel-accounts/{account.String("id")}", body);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    /// <summary>Repeated where two processes that know nothing of each other write the same row: their clusters share a database and nothing else.</summary>
    public static async Task<JsonElement> Pay(HttpClient client, string method = "pm_card_visa")
    {
        var (key, paid) = (Guid.NewGuid().ToString(), default(JsonElement));
        await Eventually.HoldsAsync(
            async () =>
            {
                using var answer = await client.PostJson(
                    "/v1/payments", $$"""{"amount":1234,"currency":"EUR","payment_method":"{{method}}","return_url":"https://shop.example/back"}""", key);
                paid = await answer.Json();
                Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict, paid.GetRawText());
                return answer.StatusCode == HttpStatusCode.Created;
            },
            "the payment is taken");
        return paid;
    }

    /// <summary>The account whose clearing holds the payment's money.</summary>
    public async Task<string> Took(JsonElement payment) =>
        (await Database.ColumnAsync($"SELECT debit FROM transfers WHERE transaction_id = '{payment.String("id")}' AND ordinal = 1")).SingleOrDefault() ?? "nobody";

    /// <summary>Stripe's signing secret for callbacks to this address.</summary>
    public async Task<string> CallbackSecret(string path)
    {
        using var http = new HttpClient { BaseAddress = Simulator.Url };
        using var asking = new HttpRequestMessage(HttpMethod.Post, "stripe/v1/webhook_endpoints")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["url"] = new Uri(Platform.Url, path).AbsoluteUri, ["enabled_events[0]"] = "*" }),
        };
        asking.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var made = await http.SendAsync(asking);
        return (await made.Json()).String("secret");
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Platform.DisposeAsync();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(_log);
    }

    private Task<PlatformProcess> Start() => PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>(Settings)
    {
        ["PAYMENTS_SIMULATOR_URL"] = Simulator.Url.ToString(),
        ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
    });
}
