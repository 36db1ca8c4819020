using Payments.ChannelSimulator.Behaviours;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Banking;

/// <summary>What becomes of a new attempt, from its terms and the state of its charge alone.</summary>
internal static class BankRules
{
    /// <param name="charge">What the attempt acts on; null for a charge or an authorisation, which begin something.</param>
    /// <param name="over">Whether the authorisation it acts on has lapsed.</param>
    public static (string Kind, Status? Pending, string? Code) Decide(Terms terms, Attempt? charge, bool over)
    {
        if (charge is { } known && NotAllowed(terms, known, over) is { } refusal) return (WitnessKind.Decline, null, refusal);
        var behaviour = terms.Effective;
        return behaviour.Verdict switch
        {
            Verdict.Decline => (WitnessKind.Decline, null, behaviour.DeclineCode),
            // Only what begins something can wait for the customer, and what ends something is done at once.
            Verdict.AskCustomer when terms.Operation is Operation.Charge or Operation.Authorisation => (WitnessKind.Pending, Status.RequiresAction, null),
            Verdict.SettleLater or Verdict.DeclineLater when terms.Operation is not (Operation.Void or Operation.Release) => (WitnessKind.Pending, Status.Processing, null),
            _ => (Words.Of(terms.Operation), null, IsUncaptured(terms, charge) ? Book.NotCaptured : null),
        };
    }

    private static bool IsUncaptured(Terms terms, Attempt? charge) =>
        terms.Operation == Operation.Void && charge is not { Now: Status.Succeeded };

    private static string? NotAllowed(Terms terms, in Attempt charge, bool over)
    {
        if (terms.Operation == Operation.Capture)
        {
            if (charge.Now != Status.Succeeded) return "authorisation_not_capturable";
            if (over) return "authorisation_expired";
            return terms.Amount > charge.Amount - charge.Used ? "capture_exceeds_authorised" : null;
        }

        if (terms.Operation == Operation.Release)
            return charge.Used < charge.Amount && charge.Now is Status.Succeeded or Status.RequiresAction or Status.Processing ? null : "authorisation_not_releasable";
        if (terms.Operation == Operation.Void)
            return charge is { Used: 0, Now: Status.Succeeded or Status.RequiresAction or Status.Processing } ? null : "charge_not_voidable";
        if (charge.Now != Status.Succeeded) return "charge_not_refundable";
        return terms.Amount > charge.Amount - charge.Used ? "refund_exceeds_captured" : null;
    }
}
