using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Channels;

/// <summary>A platform with an account at Stripe and one at PayPal, both as the simulator plays them, and their callbacks let in.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"providers-{Guid.NewGuid():N}.ndjson");

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Simulator { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        Simulator = await SimulatorProcess.Start(_log);
        var port = FreePort.Next();
        using var http = new HttpClient { BaseAddress = Simulator.Url };
        Platform = await PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["PAYMENTS_CHANNELS__STRIPE__MAIN__SECRET_KEY"] = "sk_test_simulator",
            ["PAYMENTS_CHANNELS__STRIPE__MAIN__BASE_URL"] = $"{Simulator.Url}stripe/",
            ["PAYMENTS_CALLBACKS__STRIPE__MAIN__SECRET"] = await StripeSecret(http, $"http://127.0.0.1:{port}/v1/callbacks/stripe/main"),
            ["PAYMENTS_CHANNELS__PAYPAL__MAIN__CLIENT_ID"] = "paypal_client",
            ["PAYMENTS_CHANNELS__PAYPAL__MAIN__CLIENT_SECRET"] = "paypal_secret",
            ["PAYMENTS_CHANNELS__PAYPAL__MAIN__MODE"] = "test",
            ["PAYMENTS_CHANNELS__PAYPAL__MAIN__BASE_URL"] = $"{Simulator.Url}paypal/",
            ["PAYMENTS_CALLBACKS__PAYPAL__MAIN__WEBHOOK_ID"] = await PayPalWebhook(http, $"http://127.0.0.1:{port}/v1/callbacks/paypal/main"),
            ["PAYMENTS_CALLBACKS__PAYPAL__MAIN__CERTIFICATE"] = await http.GetStringAsync("paypal/simulator/public-key"),
        });
    }

    /// <summary>A merchant of the highest tier whose payments go to one channel only.</summary>
    public async Task<HttpClient> Merchant(string channel) => Platform.Client((await Platform.PremiumMerchant(channel)).Key);

    public async Task<JsonElement> Pay(HttpClient client, string method)
    {
        using var answer = await client.PostJson(
            "/v1/payments", $$"""{"amount":1234,"currency":"EUR","payment_method":"{{method}}","return_url":"https://shop.example/back"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Json();
    }

    /// <summary>What the customer does at the address that the payment names.</summary>
    public static async Task Act(JsonElement payment)
    {
        using var customer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await customer.GetAsync(payment.GetProperty("next_action").String("redirect_url"));
        Assert.Equal("https://shop.example/back", answer.Headers.Location?.GetLeftPart(UriPartial.Path));
    }

    /// <summary>What moved at the provider for a payment, by the kind of movement.</summary>
    public async Task<List<string>> Moved(string payment) =>
        [.. (await Simulator.Log())
            .Where(line => line.TryGetProperty("key", out var key) && key.GetString()!.StartsWith($"att_{payment}", StringComparison.Ordinal))
            .Select(line => line.GetProperty("kind").GetString()!)
            .Where(kind => kind is "charge" or "capture" or "authorisation")];

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(_log);
    }

    private static async Task<string> StripeSecret(HttpClient http, string url)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Post, "stripe/v1/webhook_endpoints")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["url"] = url, ["enabled_events[0]"] = "*" }),
        };
        asking.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_simulator");
        using var made = await http.SendAsync(asking);
        return (await made.Json()).String("secret");
    }

    private static async Task<string> PayPalWebhook(HttpClient http, string url)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Post, "paypal/v1/oauth2/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }),
        };
        asking.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("paypal_client:paypal_secret"u8));
        using var token = await http.SendAsync(asking);
        using var making = new HttpRequestMessage(HttpMethod.Post, "paypal/v1/notifications/webhooks")
        {
            Content = new StringContent($$"""{"url":"{{url}}","event_types":[{"name":"*"}]}""", Encoding.UTF8, "application/json"),
        };
        making.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await token.Json()).String("access_token"));
        using var made = await http.SendAsync(making);
        return (await made.Json()).String("id");
    }
}
