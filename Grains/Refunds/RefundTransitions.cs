using Payments.Checkout;
using static Payments.Refunds.RefundStatus;

namespace Payments.Refunds;

/// <summary>The life of a refund: state x what the channel says gives the next state, or null where it changes nothing any more.</summary>
public static class RefundTransitions
{
    public static RefundStatus? Next(RefundStatus from, AttemptOutcome said) => (from, said) switch
    {
        (Processing or Unknown, AttemptOutcome.Succeeded) => Succeeded,
        (Processing or Unknown, AttemptOutcome.Declined or AttemptOutcome.Cancelled or AttemptOutcome.Expired) => Failed,
        (Processing, AttemptOutcome.Open) => Processing,
        (Unknown, AttemptOutcome.Open) => Unknown,
        (Processing or Unknown, AttemptOutcome.Processing or AttemptOutcome.CustomerAction) => Processing,
        (Processing or Unknown, AttemptOutcome.Unknown) => Unknown,
        (Succeeded or Failed, _) => null,
    };
}
