using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Channels;

/// <summary>A platform with an account at Alipay and one at a BTCPay server, both as the simulator plays them, and their callbacks let in.</summary>
public sealed class CodeFixture : IAsyncLifetime
{
    private const string AppId = "2021001122334455";
    private const string Store = "2Zcxy7TG1ufQmHSdRq3gQ4vkTx4sMT1j";
    private const string ApiKey = "btcpay0test0key";
    private const string Secret = "whsec_btcpay_0123456789abcdef";

    private readonly string _log = Path.Combine(Path.GetTempPath(), $"codes-{Guid.NewGuid():N}.ndjson");
    private readonly RSA _application = RSA.Create(2048);
    private readonly RSA _alipay = RSA.Create(2048);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Simulator { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        Simulator = await SimulatorProcess.Start(
            _log,
            "--alipay-app-id", AppId,
            "--alipay-app-public-key", Convert.ToBase64String(_application.ExportSubjectPublicKeyInfo()),
            "--alipay-private-key", Convert.ToBase64String(_alipay.ExportPkcs8PrivateKey()),
            "--btcpay-store", Store,
            "--btcpay-api-key", ApiKey,
            "--btcpay-webhook-url", $"{address}/v1/callbacks/crypto/main",
            "--btcpay-webhook-secret", Secret);
        Platform = await PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address,
            ["PAYMENTS_PUBLIC_URL"] = address,
            ["PAYMENTS_CHANNELS__ALIPAY__MAIN__APP_ID"] = AppId,
            ["PAYMENTS_CHANNELS__ALIPAY__MAIN__PRIVATE_KEY"] = _application.ExportPkcs8PrivateKeyPem(),
            ["PAYMENTS_CHANNELS__ALIPAY__MAIN__PUBLIC_KEY"] = _alipay.ExportSubjectPublicKeyInfoPem(),
            ["PAYMENTS_CHANNELS__ALIPAY__MAIN__MODE"] = "test",
            ["PAYMENTS_CHANNELS__ALIPAY__MAIN__BASE_URL"] = $"{Simulator.Url}alipay/gateway.do",
            ["PAYMENTS_CALLBACKS__ALIPAY__MAIN__PUBLIC_KEY"] = _alipay.ExportSubjectPublicKeyInfoPem(),
            ["PAYMENTS_CHANNELS__CRYPTO__MAIN__STORE_ID"] = Store,
            ["PAYMENTS_CHANNELS__CRYPTO__MAIN__API_KEY"] = ApiKey,
            ["PAYMENTS_CHANNELS__CRYPTO__MAIN__MODE"] = "test",
            ["PAYMENTS_CHANNELS__CRYPTO__MAIN__BASE_URL"] = $"{Simulator.Url}btcpay/",
            ["PAYMENTS_CALLBACKS__CRYPTO__MAIN__SECRET"] = Secret,
        });
    }

    /// <summary>A merchant of the highest tier whose payments go to one channel only.</summary>
    public async Task<HttpClient> Merchant(string channel) => Platform.Client((await Platform.PremiumMerchant(channel)).Key);

    /// <summary>A payment that waits for its customer.</summary>
    public async Task<JsonElement> Pay(HttpClient client)
    {
        using var answer = await client.PostJson("/v1/payments", """{"amount":1234,"currency":"EUR","payment_method":"none"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var payment = await answer.Json();
        Assert.Equal("pending", payment.String("status"));
        return payment;
    }

    /// <summary>What the customer does at the page that the payment or pre-authorisation names.</summary>
    public async Task Act(JsonElement waiting, string outcome)
    {
        using var answer = await _http.GetAsync(new Uri($"{waiting.GetProperty("next_action").String("redirect_url")}?outcome={outcome}"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public static Task Becomes(HttpClient client, string path, string status) => Eventually.HoldsAsync(
        async () => (await Read(client, path)).String("status") == status, $"{path} is {status}", TimeSpan.FromSeconds(30));

    public static async Task<JsonElement> Read(HttpClient client, string path) => await (await client.GetAsync(new Uri(path, UriKind.Relative))).Json();

    /// <summary>How many of its callbacks have been looked at, and asked about.</summary>
    public Task Heard(string id, int least = 1) => Eventually.HoldsAsync(
        async () => await Database.ScalarAsync<long>($"SELECT count(*) FROM channel_callbacks WHERE business_id = '{id}' AND status = 'Applied'") >= least, $"{least} callbacks of {id} are applied");

    /// <summary>However often it was heard of, it was charged, booked and announced once.</summary>
    public async Task BookedOnce(HttpClient client, string id, int callbacks)
    {
        await Becomes(client, $"/v1/payments/{id}", "succeeded");
        await Heard(id, callbacks);
        Assert.Equal(["charge"], await Moved(id));
        Assert.Equal(1, await Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE transaction_id = '{id}' AND ordinal = 1"));
        Assert.Equal(1, await Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE object_id = '{id}' AND type = 'payment.succeeded'"));
    }

    /// <summary>What moved at the provider for a payment or pre-authorisation, by the kind of movement.</summary>
    public async Task<List<string>> Moved(string id) =>
        [.. (await Simulator.Log())
            .Where(line => line.TryGetProperty("key", out var key) && key.GetString()!.StartsWith($"att_{id}", StringComparison.Ordinal))
            .Select(line => line.GetProperty("kind").GetString()!)
            .Where(kind => kind is "charge" or "capture" or "authorisation" or "release")];

    /// <summary>A notice as Alipay signs it, which is only a hint: the trade may stand otherwise. Sent as often as the copies say, it has one id.</summary>
    public string AlipayNotice(string attempt, string status)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["app_id"] = AppId, ["charset"] = "utf-8", ["notify_id"] = $"n{Guid.NewGuid():N}", ["notify_type"] = "trade_status_sync", ["out_trade_no"] = attempt, ["total_amount"] = "12.34",
            ["notify_time"] = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["trade_no"] = "2026112122001", ["trade_status"] = status, ["trans_currency"] = "EUR", ["version"] = "1.0",
        };
        var signed = string.Join('&', fields.Select(field => $"{field.Key}={field.Value}"));
        fields["sign"] = Convert.ToBase64String(_alipay.SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        fields["sign_type"] = "RSA2";
        return string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
    }

    public static string BtcPayEvent(string attempt, string invoice, string type) => $$"""
        {"deliveryId":"d{{Guid.NewGuid():N}}","isRedelivery":false,"type":"{{type}}","timestamp":{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}},"storeId":"{{Store}}","invoiceId":"{{invoice}}","metadata":{"orderId":"{{attempt}}"} }
        """;

    /// <summary>What the platform answers a callback.</summary>
    public async Task<string> Send(string channel, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Platform.Url, $"v1/callbacks/{channel}/main"))
        {
            Content = new StringContent(body, Encoding.UTF8, channel == "alipay" ? "application/x-www-form-urlencoded" : "application/json"),
        };
        if (channel == "crypto") request.Headers.Add("BTCPay-Sig", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)))}");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What an operator does at BTCPay.</summary>
    public async Task Mark(string invoice, string status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Simulator.Url, $"btcpay/api/v1/stores/{Store}/invoices/{invoice}/status"))
        {
            Content = new StringContent($$"""{"status":"{{status}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"token {ApiKey}");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>What BTCPay calls the invoice of a payment, as its checkout address has it.</summary>
    public static string Invoice(JsonElement payment) => payment.GetProperty("next_action").String("redirect_url").Split('/')[^1];

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        _application.Dispose();
        _alipay.Dispose();
        _http.Dispose();
        File.Delete(_log);
    }
}
