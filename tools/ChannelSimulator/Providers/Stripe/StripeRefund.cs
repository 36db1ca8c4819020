using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.Stripe;

internal sealed class StripeRefund
{
    public required string Id { get; init; }

    public required StripeIntent Intent { get; init; }

    public required string BankReference { get; init; }

    public required long Amount { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required Dictionary<string, string> Metadata { get; init; }

    public string Status { get; set; } = "pending";

    public JsonObject Show()
    {
        var shown = new JsonObject
        {
            ["id"] = Id, ["object"] = "refund", ["amount"] = Amount, ["balance_transaction"] = null,
            ["charge"] = Intent.Id.Replace("pi_", "ch_", StringComparison.Ordinal), ["created"] = Created.ToUnixTimeSeconds(), ["currency"] = Intent.Currency,
            ["metadata"] = StripeIntent.Strings(Metadata), ["payment_intent"] = Intent.Id, ["reason"] = null, ["receipt_number"] = null, ["status"] = Status,
        };
        if (Status == "failed") shown["failure_reason"] = "expired_or_canceled_card";
        return shown;
    }
}
