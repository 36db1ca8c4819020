using Payments.Checkout;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>What is remembered of an operation at the channel as it goes on. Pure.</summary>
public static class OperationRules
{
    public static StoredOperation Begin(string attemptId, DateTimeOffset now, TimeSpan patience) => new() { AttemptId = attemptId, Due = now + patience };

    public static StoredOperation After(StoredOperation operation, ChannelWord word, DateTimeOffset now)
    {
        var (result, lost) = (word.Result, word.Result.Outcome == AttemptOutcome.Unknown);
        // A call that certainly did nothing is made again; an answer that was lost is asked for.
        var retry = word.Unsent is { } unsent ? RetrySchedule.After(unsent.Tries) : null;
        var open = result.Outcome is not (AttemptOutcome.Succeeded or AttemptOutcome.Declined or AttemptOutcome.Cancelled or AttemptOutcome.Expired);
        var (due, questions) = retry is { } wait ? (now + wait, operation.Questions) : QuestionSchedule.Next(operation.Due, operation.Outcome == result.Outcome ? operation.Questions : 0, now, lost);
        return operation with
        {
            Outcome = result.Outcome,
            Reference = result.Reference ?? operation.Reference,
            Decline = result.Decline,
            NextAction = result.NextAction ?? (lost ? operation.NextAction : null),
            Retry = word.Unsent ?? operation.Retry,
            Questions = questions,
            Due = open ? due : null,
        };
    }

    /// <summary>Another try, written before it is sent: who finds it after a crash asks first, because it may have been sent.</summary>
    public static StoredOperation Sending(StoredOperation operation) => operation with { Retry = operation.Retry! with { Sending = true } };

    /// <param name="mayHaveActed">Whether an earlier call may have come through, so that one that did not proves nothing.</param>
    public static ChannelWord NotReached(StoredOperation operation, bool mayHaveActed)
    {
        var (result, unsent) = Sagas.NotReached.After(operation.Retry, mayHaveActed);
        return new ChannelWord(result, Unsent: unsent);
    }
}
