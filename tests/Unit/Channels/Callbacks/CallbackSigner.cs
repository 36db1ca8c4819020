using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Channels;

namespace Payments.Tests.Unit.Channels.Callbacks;

/// <summary>Signs callbacks as each channel does, with keys of the test's own.</summary>
internal sealed class CallbackSigner(TimeProvider clock) : IDisposable
{
    public const string Secret = "whsec_0123456789abcdef";
    public const string WebhookId = "8PT597110X687430LKGECATA";

    private readonly RSA _key = RSA.Create(2048);

    public RSAParameters PublicKey => _key.ExportParameters(includePrivateParameters: false);

    public IReadOnlyDictionary<string, string> Stripe(string body, int offset = 0, string secret = Secret)
    {
        var seconds = (Now + offset).ToString(CultureInfo.InvariantCulture);
        return Headers(("stripe-signature", $"t={seconds},v1={Hmac(secret, $"{seconds}.{body}")}"));
    }

    public IReadOnlyDictionary<string, string> PayPal(string body, int offset = 0, string url = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42")
    {
        var time = clock.GetUtcNow().AddSeconds(offset).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var signed = string.Create(CultureInfo.InvariantCulture, $"69cd13f0|{time}|{WebhookId}|{Crc32.Of(Encoding.UTF8.GetBytes(body))}");
        return Headers(("paypal-transmission-id", "69cd13f0"), ("paypal-transmission-time", time), ("paypal-transmission-sig", Rsa(signed)), ("paypal-auth-algo", "SHA256withRSA"), ("paypal-cert-url", url));
    }

    public string Alipay(IReadOnlyDictionary<string, string> fields, int offset = 0)
    {
        var all = new SortedDictionary<string, string>(fields.ToDictionary(), StringComparer.Ordinal)
        {
            ["notify_time"] = clock.GetUtcNow().AddSeconds(offset).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        };
        var sign = Rsa(string.Join('&', all.Select(field => $"{field.Key}={field.Value}")));
        return string.Join('&', all.Append(new("sign", sign)).Append(new("sign_type", "RSA2")).Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));
    }

    public static IReadOnlyDictionary<string, string> Crypto(string body, string secret = Secret) => Headers(("btcpay-sig", $"sha256={Hmac(secret, body)}"));

    public static IReadOnlyDictionary<string, string> Headers(params (string Name, string Value)[] headers) => headers.ToDictionary(header => header.Name, header => header.Value);

    public void Dispose() => _key.Dispose();

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private static string Hmac(string secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private string Rsa(string text) => Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}
