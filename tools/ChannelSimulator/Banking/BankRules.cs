using Payments.ChannelSimulator.Behaviours;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Banking;

/// <summary>What becomes of a new attempt, from its terms and the state of its charge alone.</summary>
internal static class BankRules
{
    /// <param name="charge">The charge of a refund or void; null for a charge.</param>
    public static (string Kind, Status? Pending, string? Code) Decide(Terms terms, Attempt? charge)
    {
        if (charge is { } known && NotAllowed(terms, known) is { } refusal) return (WitnessKind.Decline, null, refusal);
        var behaviour = terms.Effective;
        return behaviour.Verdict switch
        {
            Verdict.Decline => (WitnessKind.Decline, null, behaviour.DeclineCode),
            // Only a charge can wait for the customer, and a void is done at once.
            Verdict.AskCustomer when terms.Operation == Operation.Charge => (WitnessKind.Pending, Status.RequiresAction, null),
            Verdict.SettleLater or Verdict.DeclineLater when terms.Operation != Operation.Void => (WitnessKind.Pending, Status.Processing, null),
            _ => (Words.Of(terms.Operation), null, IsUncaptured(terms, charge) ? Book.NotCaptured : null),
        };
    }

    private static bool IsUncaptured(Terms terms, Attempt? charge) =>
        terms.Operation == Operation.Void && charge is not { Now: Status.Succeeded };

    private static string? NotAllowed(Terms terms, in Attempt charge)
    {
        if (terms.Operation == Operation.Void)
            return charge is { Refunded: 0, Now: Status.Succeeded or Status.RequiresAction or Status.Processing } ? null : "charge_not_voidable";
        if (charge.Now != Status.Succeeded) return "charge_not_refundable";
        return terms.Amount > charge.Amount - charge.Refunded ? "refund_exceeds_captured" : null;
    }
}
