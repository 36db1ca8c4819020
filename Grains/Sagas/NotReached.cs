using Payments.Checkout;

namespace Payments.Sagas;

/// <summary>What a call of a channel that was certainly not sent comes to: it is made again a few times, then given up. Pure.</summary>
/// <param name="Unsent">How often it was so; null where an earlier call may have come through.</param>
public sealed record NotReached(AttemptResult Result, SagaRetry? Unsent)
{
    /// <summary>The code of a decline that is ours: the channel could not be reached, and has done nothing.</summary>
    public const string NotSent = "not_sent";

    private const string Why = "The channel could not be reached.";

    /// <param name="before">The calls before it that were not sent either.</param>
    /// <param name="mayHaveActed">Whether an earlier call may have come through, so that one that did not proves nothing.</param>
    public static NotReached After(SagaRetry? before, bool mayHaveActed)
    {
        if (mayHaveActed) return new NotReached(new AttemptResult(AttemptOutcome.Unknown, Why: Why), null);
        var unsent = new SagaRetry((before?.Tries ?? 0) + 1, Sending: false, Why);
        var result = RetrySchedule.After(unsent.Tries) is null
            ? new AttemptResult(AttemptOutcome.Declined, Decline: new PaymentDecline("channel_error", true, NotSent), Why: Why)
            : new AttemptResult(AttemptOutcome.Open, Why: Why);
        return new NotReached(result, unsent);
    }
}
