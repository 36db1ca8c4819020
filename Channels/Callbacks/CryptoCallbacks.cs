using System.Text.Json;

namespace Payments.Channels;

/// <summary>A BTCPay server's webhooks: BTCPay-Sig is <c>sha256=hex</c>, an HMAC over the body.</summary>
/// <param name="secrets">The webhook's secret, and the one before it while it is changed.</param>
public sealed class CryptoCallbacks(string account, IReadOnlyList<string> secrets, TimeProvider clock) : ICallbackReader
{
    private const string Header = "btcpay-sig";
    private const string Prefix = "sha256=";

    public string Channel => "crypto";

    public string? Account => account;

    public CallbackReading Read(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        if (headers.GetValueOrDefault(Header) is not { } signature || !signature.StartsWith(Prefix, StringComparison.Ordinal)) return new CallbackReading.NotGenuine("no signature");
        if (!Signatures.IsHmac(signature[Prefix.Length..], body, secrets)) return new CallbackReading.NotGenuine("a wrong signature");
        var root = CallbackJsonText.Parse(body);
        if (root.Text("deliveryId") is not { } delivery || root.Text("type") is not { } type || root.Number("timestamp") is not { } time)
            return new CallbackReading.Malformed("no event");
        // What is sent again carries the time of its event: old, and harmless, because the first delivery's id makes it the same callback.
        var again = root.At("isRedelivery") is { ValueKind: JsonValueKind.True };
        if (!again && !Signatures.IsRecent(time, clock)) return new CallbackReading.NotGenuine("not signed recently");
        return Understand(again ? root.Text("originalDeliveryId") ?? delivery : delivery, type, root);
    }

    private static CallbackReading Understand(string id, string type, JsonElement? root)
    {
        if (!type.StartsWith("Invoice", StringComparison.Ordinal)) return new CallbackReading.Irrelevant(id, type);
        if (root.Text("invoiceId") is not { } invoice) return new CallbackReading.Malformed("no invoice");
        ChannelAnswer answer = type switch
        {
            "InvoiceSettled" => new ChannelAnswer.Succeeded(invoice),
            "InvoiceExpired" or "InvoiceInvalid" => new ChannelAnswer.Declined(DeclineReason.NotAllowedNow, false, type),
            _ => new ChannelAnswer.Unknown("a status that is not the last"),
        };
        return new CallbackReading.Genuine(new ChannelCallback(id, root.At("metadata").Text("orderId") ?? "", AttemptKind.Charge, invoice, null, answer));
    }
}
