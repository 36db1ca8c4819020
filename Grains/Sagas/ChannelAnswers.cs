using Payments.Channels;
using Payments.Checkout;

namespace Payments.Sagas;

/// <summary>What a channel's answer means for the payment that asked.</summary>
public static class ChannelAnswers
{
    /// <summary>Null when nothing was learnt: the attempt certainly did nothing, and may be sent again.</summary>
    public static AttemptResult? Read(ChannelAnswer answer) => answer switch
    {
        ChannelAnswer.Succeeded one => new AttemptResult(AttemptOutcome.Succeeded, one.Reference, Why: one.Note),
        // Watched as what expires by its own time is: money that comes after it is seen.
        ChannelAnswer.Declined { MayComeLate: true } one => new AttemptResult(AttemptOutcome.Expired, Why: one.ChannelCode),
        ChannelAnswer.Declined one => new AttemptResult(AttemptOutcome.Declined, Decline: new PaymentDecline(Word(one.Reason), one.Retryable, one.ChannelCode)),
        ChannelAnswer.CustomerAction one => new AttemptResult(AttemptOutcome.CustomerAction, one.Reference, NextAction: new CustomerStep(one.Redirect.AbsoluteUri, one.Expires)),
        ChannelAnswer.Processing { IsCustomersTurn: true } one => new AttemptResult(AttemptOutcome.CustomerAction, one.Reference),
        ChannelAnswer.Processing one => new AttemptResult(AttemptOutcome.Processing, one.Reference, ClaimUrl: one.Claim?.AbsoluteUri),
        ChannelAnswer.Unknown one => new AttemptResult(AttemptOutcome.Unknown, Why: one.Why),
        ChannelAnswer.NotFound or ChannelAnswer.NotSent => null,
        _ => throw new InvalidOperationException($"The channel contract has no case {answer.GetType().Name}."),
    };

    /// <summary>Where the customer is to act, as far as anybody was ever told; where nobody was, there is nobody to wait for.</summary>
    public static AttemptResult Shown(AttemptResult result, CustomerStep? shown) => result is not { Outcome: AttemptOutcome.CustomerAction, NextAction: null } ? result
        : shown is null ? result with { Outcome = AttemptOutcome.Processing }
        : result with { NextAction = shown };

    private static string Word(DeclineReason reason) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
