using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Stripe;

/// <summary>Reads refunds, which are also what a void of a captured charge comes to.</summary>
internal static class StripeRefunds
{
    public static ChannelAnswer Read(StripeQuestion question, StripeObject refund)
    {
        if (Doubt(question, refund) is { } doubt) return new Unknown(doubt);
        return refund.Status switch
        {
            "succeeded" => new Succeeded(refund.Id!),
            "pending" or "requires_action" => new Processing(refund.Id!),
            "canceled" => StripeDeclines.Find("canceled")!,
            "failed" => Failed(refund.FailureReason),
            _ => new Unknown("a refund's status that is not known"),
        };
    }

    private static ChannelAnswer Failed(string? reason) =>
        // The word is also a decline code of charges, where it speaks of the customer's money and not of the merchant's.
        StripeDeclines.Find(reason == "insufficient_funds" ? "insufficient_funds_for_refund" : reason) is { } declined
            ? declined
            : new Unknown("a refund's failure that is not known");

    private static string? Doubt(StripeQuestion question, StripeObject refund)
    {
        if (refund.Object != "refund" || refund.Id is not { Length: > 3 and <= 64 }) return "the answer is not a refund";
        if (question.Intent is { } intent && refund.PaymentIntent != intent) return "the refund is of another payment intent";
        if (refund.Metadata?.GetValueOrDefault(StripeQuestion.AttemptKey) != question.AttemptId) return "the refund is of another attempt";
        if (refund.Amount != question.Wire) return "the refund has another amount";
        return refund.Currency == question.WireCurrency ? null : "the refund has another currency";
    }
}
