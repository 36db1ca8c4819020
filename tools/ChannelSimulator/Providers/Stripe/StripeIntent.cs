using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Banking;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>A payment intent, and the one charge that it has.</summary>
internal sealed class StripeIntent
{
    private static readonly TimeSpan CardHold = TimeSpan.FromDays(7);

    public required string Id { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required bool IsManual { get; init; }

    public required bool IsMulticapture { get; init; }

    public required string PaymentMethod { get; init; }

    public required string? Description { get; init; }

    public required string? ReturnUrl { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required Dictionary<string, string> Metadata { get; init; }

    public string Status { get; set; } = "processing";

    /// <summary>The bank's name for the charge or authorisation; null when it never came that far.</summary>
    public string? BankReference { get; set; }

    public long Received { get; set; }

    /// <summary>What the bank can give back: the charge, or each capture of the authorisation.</summary>
    public List<StripeCapture> Captures { get; } = [];

    public long Refunded { get; set; }

    public JsonObject? LastError { get; set; }

    public long Capturable => Status == "requires_capture" ? Amount - Received : 0;

    public Operation Operation => IsManual ? Operation.Authorisation : Operation.Charge;

    private string ChargeId => Id.Replace("pi_", "ch_", StringComparison.Ordinal);

    public JsonObject Show(Uri server, bool expanded)
    {
        var seconds = Created.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["id"] = Id, ["object"] = "payment_intent", ["amount"] = Amount, ["amount_capturable"] = Capturable,
            ["amount_details"] = new JsonObject { ["tip"] = new JsonObject() }, ["amount_received"] = Received, ["application"] = null,
            ["automatic_payment_methods"] = null, ["canceled_at"] = Status == "canceled" ? seconds : null, ["cancellation_reason"] = null,
            ["capture_method"] = IsManual ? "manual" : "automatic", ["client_secret"] = $"{Id}_secret_simulated", ["confirmation_method"] = "automatic",
            ["created"] = seconds, ["currency"] = Currency, ["customer"] = null, ["description"] = Description,
            ["last_payment_error"] = LastError?.DeepClone(), ["latest_charge"] = BankReference is null ? null : expanded ? Charge() : ChargeId,
            ["livemode"] = false, ["metadata"] = Strings(Metadata), ["next_action"] = NextAction(server),
            ["payment_method"] = LastError is null ? PaymentMethod : null, ["payment_method_types"] = new JsonArray("card"), ["processing"] = null,
            ["receipt_email"] = null, ["statement_descriptor"] = null, ["status"] = Status,
        };
    }

    public static JsonObject Strings(Dictionary<string, string> values) => new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));

    private JsonObject Charge()
    {
        var card = new JsonObject
        {
            ["brand"] = "visa", ["exp_month"] = 8, ["exp_year"] = 2030, ["funding"] = "credit", ["last4"] = "4242",
            ["multicapture"] = new JsonObject { ["status"] = IsMulticapture ? "available" : "unavailable" },
        };
        if (IsManual) card["capture_before"] = (Created + CardHold).ToUnixTimeSeconds();
        return new JsonObject
        {
            ["id"] = ChargeId, ["object"] = "charge", ["amount"] = Amount, ["amount_captured"] = Received, ["amount_refunded"] = Refunded,
            ["captured"] = Received > 0, ["currency"] = Currency, ["payment_intent"] = Id, ["paid"] = LastError is null,
            ["payment_method_details"] = new JsonObject { ["card"] = card, ["type"] = "card" }, ["status"] = LastError is null ? "succeeded" : "failed",
        };
    }

    private JsonObject? NextAction(Uri server)
    {
        if (Status != "requires_action") return null;
        if (ReturnUrl is null) return new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject() };
        return new JsonObject
        {
            ["redirect_to_url"] = new JsonObject { ["return_url"] = ReturnUrl, ["url"] = new Uri(server, $"authenticate/{Id}").AbsoluteUri },
            ["type"] = "redirect_to_url",
        };
    }
}

internal sealed class StripeCapture(string bankReference, long amount)
{
    public string BankReference => bankReference;

    public long Left { get; set; } = amount;
}
