using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Tests.EndToEnd.Callbacks;

/// <summary>A platform with accounts at Stripe, Alipay and a crypto server, whose part the test plays.</summary>
public sealed class AccountFixture : IAsyncLifetime
{
    public const string StripeSecret = "whsec_test_0123456789abcdef";
    public const string CryptoSecret = "crypto_test_0123456789abcdef";
    private readonly RSA _alipay = RSA.Create(2048);
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.ndjson");

    public TestDatabase Database { get; private set; } = null!;

    public SimulatorProcess Simulator { get; private set; } = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(migrated: false);
        Simulator = await SimulatorProcess.Start(_log);
        Platform = await PlatformProcess.Start(Database.ConnectionString, new Dictionary<string, string>
        {
            ["PAYMENTS_SIMULATOR_URL"] = Simulator.Url.ToString(),
            ["PAYMENTS_SIMULATOR_KEY"] = SimulatorProcess.ApiKey,
            ["PAYMENTS_CALLBACKS__STRIPE__MAIN__SECRET"] = StripeSecret,
            ["PAYMENTS_CALLBACKS__STRIPE__OTHER__SECRET"] = "whsec_other_0123456789abcdef",
            ["PAYMENTS_CALLBACKS__CRYPTO__SHOP-1__SECRET"] = CryptoSecret,
            ["PAYMENTS_CALLBACKS__ALIPAY__CN__PUBLIC_KEY"] = _alipay.ExportSubjectPublicKeyInfoPem(),
        });
        Administrator = Platform.Client(Platform.AdministratorKey);
    }

    public async Task<(string Id, HttpClient Client)> Merchant()
    {
        using var answer = await Administrator.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString());
        var body = await answer.Json();
        return (body.GetProperty("merchant").String("id"), Platform.Client(body.String("api_key")));
    }

    public static string StripeBody(string attempt, string? id = null) => $$"""
        {"id":"{{id ?? $"evt_{Guid.NewGuid():N}"}}","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent","amount":1000,"currency":"eur","status":"succeeded","metadata":{"attempt_id":"{{attempt}}"} } } }
        """;

    public static string StripeSignature(string body, int offset = 0)
    {
        var seconds = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + offset).ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Hmac(StripeSecret, $"{seconds}.{body}")}";
    }

    public static string Hmac(string secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    public string AlipayBody(string attempt)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["notify_id"] = $"n{Guid.NewGuid():N}",
            ["notify_time"] = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["out_trade_no"] = attempt,
            ["total_amount"] = "10.00",
            ["trade_no"] = "2026",
            ["trade_status"] = "TRADE_SUCCESS",
        };
        var signed = string.Join('&', fields.Select(field => $"{field.Key}={field.Value}"));
        fields["sign"] = Convert.ToBase64String(_alipay.SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        fields["sign_type"] = "RSA2";
        return string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));
    }

    public async Task<HttpResponseMessage> Send(string account, string body, params (string Name, string Value)[] headers)
    {
        using var client = Platform.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/callbacks/{account}") { Content = new StringContent(body, Encoding.UTF8, account.StartsWith("alipay", StringComparison.Ordinal) ? "application/x-www-form-urlencoded" : "application/json") };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> Stripe(string body) => Send("stripe/main", body, ("Stripe-Signature", StripeSignature(body)));

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        _alipay.Dispose();
        File.Delete(_log);
    }
}
