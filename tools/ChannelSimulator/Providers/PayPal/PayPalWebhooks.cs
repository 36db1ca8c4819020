using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>Events to the addresses that were given at POST /v1/notifications/webhooks, signed with the process's own RSA key.</summary>
internal sealed class PayPalWebhooks(ProviderWebhooks sender, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly RSA _key = RSA.Create(2048);
    private readonly Lock _signing = new();

    /// <summary>What the receiver configures instead of the certificate.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    public PayPalReply Create(JsonObject body)
    {
        if (!Uri.TryCreate(body["url"]?.ToString(), UriKind.Absolute, out var url)) return PayPalReply.Invalid("INVALID_PARAMETER_SYNTAX", "/url");
        if (body["event_types"] is not JsonArray { Count: > 0 } types) return PayPalReply.Invalid("MISSING_REQUIRED_PARAMETER", "/event_types");
        var id = PayPalBook.NewId();
        _addresses[id] = url;
        return PayPalReply.Ok(new JsonObject { ["id"] = id, ["url"] = url.AbsoluteUri, ["event_types"] = types.DeepClone() }, 201);
    }

    public void Send(string type, string resourceType, JsonObject resource)
    {
        if (_addresses.IsEmpty) return;
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["id"] = $"WH-{PayPalBook.NewId()}-{PayPalBook.NewId()}", ["event_version"] = "1.0", ["create_time"] = PayPalOrder.Time(clock.GetUtcNow()),
            ["resource_type"] = resourceType, ["event_type"] = type, ["summary"] = type.ToLowerInvariant(), ["resource"] = resource,
        }.ToJsonString());
        foreach (var (webhook, url) in _addresses) _ = sender.Send(url, body, request => Sign(request, webhook, body));
    }

    public void Dispose() => _key.Dispose();

    private void Sign(HttpRequestMessage request, string webhook, byte[] body)
    {
        var (id, time) = (Guid.NewGuid().ToString(), PayPalOrder.Time(clock.GetUtcNow()));
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}|{time}|{webhook}|{Crc32(body)}");
        byte[] signature;
        lock (_signing) signature = _key.SignData(Encoding.UTF8.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.Headers.Add("PAYPAL-TRANSMISSION-ID", id);
        request.Headers.Add("PAYPAL-TRANSMISSION-TIME", time);
        request.Headers.Add("PAYPAL-TRANSMISSION-SIG", Convert.ToBase64String(signature));
        request.Headers.Add("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        request.Headers.Add("PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-simulated");
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320u;
        }

        return ~crc;
    }
}
