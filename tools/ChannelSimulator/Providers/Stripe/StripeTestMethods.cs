using System.Text.Json.Nodes;
using Payments.ChannelSimulator.Behaviours;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <param name="Behaviour">What the bank does.</param>
/// <param name="Code">Of the error, when it declines.</param>
internal sealed record StripeTestMethod(Behaviour Behaviour, string? Code = null, string? DeclineCode = null, ProviderFault? Fault = null)
{
    public JsonObject CardError(string intent)
    {
        var error = new JsonObject
        {
            ["charge"] = intent.Replace("pi_", "ch_", StringComparison.Ordinal), ["code"] = Code, ["doc_url"] = $"https://stripe.com/docs/error-codes/{Code!.Replace('_', '-')}",
            ["message"] = "Your card was declined.", ["type"] = "card_error",
        };
        if (DeclineCode is not null) error["decline_code"] = DeclineCode;
        return error;
    }
}

/// <summary>The payment methods that Stripe publishes for tests, and one for each fault: pm_sim_garbage and so on.</summary>
internal static class StripeTestMethods
{
    private const string FaultPrefix = "pm_sim_";

    private static readonly Dictionary<string, StripeTestMethod> Table = new(StringComparer.Ordinal)
    {
        ["visa"] = On("tok_visa"),
        ["mastercard"] = On("tok_visa"),
        ["amex"] = On("tok_visa"),
        ["chargeDeclined"] = On("tok_declined", "card_declined", "generic_decline"),
        ["chargeDeclinedInsufficientFunds"] = On("tok_insufficient_funds", "card_declined", "insufficient_funds"),
        ["chargeDeclinedLostCard"] = On("tok_lost_card", "card_declined", "lost_card"),
        ["chargeDeclinedStolenCard"] = On("tok_stolen_card", "card_declined", "stolen_card"),
        ["chargeDeclinedExpiredCard"] = On("tok_expired_card", "expired_card"),
        ["chargeDeclinedIncorrectCvc"] = On("tok_incorrect_cvc", "incorrect_cvc"),
        ["chargeDeclinedProcessingError"] = On("tok_processing_error", "processing_error"),
        ["chargeDeclinedVelocityLimitExceeded"] = On("tok_limit_exceeded", "card_declined", "card_velocity_exceeded"),
        ["chargeDeclinedFraudulent"] = On("tok_fraudulent", "card_declined", "fraudulent"),
        ["radarBlock"] = On("tok_fraudulent", "card_declined", "fraudulent"),
        ["authenticationRequired"] = On("tok_3ds"),
        ["threeDSecure2Required"] = On("tok_3ds"),
        ["threeDSecureRequired"] = On("tok_3ds"),
        ["pendingRefund"] = On("tok_refund_processing"),
        ["refundFail"] = On("tok_refund_processing_declined"),
    };

    public static StripeTestMethod? Find(string id)
    {
        if (id.StartsWith(FaultPrefix, StringComparison.Ordinal))
            return ProviderFaults.Named(id[FaultPrefix.Length..]) is { } fault ? On("tok_visa") with { Fault = fault } : null;
        const string Card = "pm_card_";
        if (!id.StartsWith(Card, StringComparison.Ordinal)) return null;
        var name = id[Card.Length..];
        // The newer names of declining cards have the brand in them.
        return Table.GetValueOrDefault(name) ?? Table.GetValueOrDefault(name.Replace("visa_", "", StringComparison.Ordinal));
    }

    private static StripeTestMethod On(string token, string? code = null, string? declineCode = null) => new(BehaviourTable.Find(token)!, code, declineCode);
}
