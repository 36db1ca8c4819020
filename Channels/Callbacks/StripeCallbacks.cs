using System.Globalization;
using System.Text;
using System.Text.Json;
using Payments.Channels.Stripe;
using Payments.Money;

namespace Payments.Channels;

/// <summary>Stripe's events: Stripe-Signature is <c>t=seconds,v1=hex</c>, an HMAC over <c>seconds.body</c>.</summary>
/// <param name="secrets">The endpoint's signing secret, and the one before it while it is changed.</param>
public sealed class StripeCallbacks(string account, IReadOnlyList<string> secrets, TimeProvider clock) : ICallbackReader
{
    private const string Header = "stripe-signature";

    public string Channel => "stripe";

    public string? Account => account;

    public CallbackReading Read(ReadOnlySpan<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        if (Doubt(body, headers.GetValueOrDefault(Header)) is { } doubt) return new CallbackReading.NotGenuine(doubt);
        var root = CallbackJsonText.Parse(body);
        return root.Text("id") is { } id && root.Text("type") is { } type
            ? Understand(id, type, root.At("data").At("object"))
            : new CallbackReading.Malformed("no event");
    }

    private static CallbackReading Understand(string id, string type, JsonElement? about)
    {
        AttemptKind? kind = about.Text("object") switch { "payment_intent" => AttemptKind.Charge, "refund" => AttemptKind.Refund, _ => null };
        if (kind is not { } known) return new CallbackReading.Irrelevant(id, type);
        if (about.Text("id") is not { } reference || about.Number("amount") is not { } minor || !Currency.TryGet(about.Text("currency")?.ToUpperInvariant(), out var currency))
            return new CallbackReading.Malformed("no payment intent or refund");
        ChannelAnswer answer = (known, about.Text("status")) switch
        {
            (_, "succeeded") => new ChannelAnswer.Succeeded(reference),
            (AttemptKind.Charge, "canceled") => new ChannelAnswer.Declined(DeclineReason.NotAllowedNow, false, "canceled"),
            (AttemptKind.Refund, "failed" or "canceled") => new ChannelAnswer.Declined(DeclineReason.ChannelError, false, "refund_failed"),
            // It says that something happened; what, is to be asked.
            _ => new ChannelAnswer.Unknown("a status that is not the last"),
        };
        var attempt = about.At("metadata").Text("attempt_id") ?? "";
        return new CallbackReading.Genuine(new ChannelCallback(id, attempt, known, reference, new Amount(StripeAmounts.FromWire(minor, currency.Code), currency.Code), answer));
    }

    private string? Doubt(ReadOnlySpan<byte> body, string? header)
    {
        if (header is null) return "no signature";
        var parts = header.Split(',');
        if (parts.Length > 10 || parts.Where(part => part.StartsWith("t=", StringComparison.Ordinal)).ToArray() is not [{ } time] || Signatures.Seconds(time.AsSpan(2)) is not { } seconds)
            return "a signature of another form";
        if (!Signatures.IsRecent(seconds, clock)) return "not signed recently";
        byte[] signed = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{time.AsSpan(2)}.")), .. body];
        foreach (var part in parts)
            if (part.StartsWith("v1=", StringComparison.Ordinal) && Signatures.IsHmac(part[3..], signed, secrets)) return null;
        return "a wrong signature";
    }
}
