using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Payments.Channels;

/// <summary>
/// PayPal's webhooks: an RSA signature over <c>transmission id|time|webhook id|CRC32 of the body</c>. The certificate is
/// configured; the address that a request names is never fetched, only required to be PayPal's.
/// </summary>
public sealed class PayPalCallbacks(string account, string webhookId, RSAParameters key, TimeProvider clock) : ICallbackReader
{
    private const string Transmission = "paypal-transmission-";

    public string Channel => "paypal";

    public string? Account => account;

    public CallbackReading Read(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        if (Doubt(body, headers) is { } doubt) return new CallbackReading.NotGenuine(doubt);
        var root = CallbackJsonText.Parse(body);
        return root.Text("id") is { } id && root.Text("event_type") is { } type
            ? Understand(id, type, root.At("resource"))
            : new CallbackReading.Malformed("no event");
    }

    private static CallbackReading Understand(string id, string type, JsonElement? resource)
    {
        AttemptKind? kind = type switch
        {
            _ when type.StartsWith("PAYMENT.REFUND.", StringComparison.Ordinal) || type == "PAYMENT.CAPTURE.REFUNDED" => AttemptKind.Refund,
            _ when type.StartsWith("PAYMENT.CAPTURE.", StringComparison.Ordinal) || type.StartsWith("CHECKOUT.ORDER.", StringComparison.Ordinal) => AttemptKind.Charge,
            _ => null,
        };
        if (kind is not { } known) return new CallbackReading.Irrelevant(id, type);
        var unit = resource.At("purchase_units").First();
        var money = resource.At("amount") ?? unit.At("amount");
        if (resource.Text("id") is not { } reference || AmountText.Read(money.Text("value"), money.Text("currency_code")) is not { } amount)
            return new CallbackReading.Malformed("no capture, refund or order");
        ChannelAnswer answer = type switch
        {
            "PAYMENT.CAPTURE.COMPLETED" or "PAYMENT.CAPTURE.REFUNDED" => new ChannelAnswer.Succeeded(reference),
            "PAYMENT.CAPTURE.DENIED" or "PAYMENT.CAPTURE.DECLINED" or "PAYMENT.REFUND.FAILED" => new ChannelAnswer.Declined(DeclineReason.ChannelError, false, type.ToLowerInvariant()),
            _ => new ChannelAnswer.Unknown("a status that is not the last"),
        };
        var attempt = resource.Text("custom_id") ?? unit.Text("custom_id") ?? "";
        return new CallbackReading.Genuine(new ChannelCallback(id, attempt, known, reference, amount, answer));
    }

    private string? Doubt(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        if (headers.GetValueOrDefault(Transmission + "id") is not { } id || headers.GetValueOrDefault(Transmission + "time") is not { } time || headers.GetValueOrDefault(Transmission + "sig") is not { } signature)
            return "no signature";
        if (headers.GetValueOrDefault("paypal-auth-algo") != "SHA256withRSA") return "a signature of another form";
        if (headers.GetValueOrDefault("paypal-cert-url") is { } url && !IsPayPal(url)) return "a certificate that is not PayPal's";
        if (!DateTimeOffset.TryParseExact(time, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return "a signature of another form";
        if (!Signatures.IsRecent(at.ToUnixTimeSeconds(), clock)) return "not signed recently";
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}|{time}|{webhookId}|{Crc32.Of(body)}");
        return Signatures.IsRsaSha256(signature, Encoding.UTF8.GetBytes(signed), key) ? null : "a wrong signature";
    }

    private static bool IsPayPal(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address is { Scheme: "https", IsDefaultPort: true, UserInfo: "" }
        && (address.Host == "paypal.com" || address.Host.EndsWith(".paypal.com", StringComparison.Ordinal));
}
