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
        ChannelAnswer.Declined one => new AttemptResult(AttemptOutcome.Declined, Decline: new PaymentDecline(Word(one.Reason), one.Retryable, one.ChannelCode)),
        ChannelAnswer.CustomerAction one => new AttemptResult(AttemptOutcome.CustomerAction, one.Reference, NextAction: new CustomerStep(one.Redirect.ToString(), one.Expires)),
        ChannelAnswer.Processing one => new AttemptResult(AttemptOutcome.Processing, one.Reference),
        ChannelAnswer.Unknown one => new AttemptResult(AttemptOutcome.Unknown, Why: one.Why),
        ChannelAnswer.NotFound or ChannelAnswer.NotSent => null,
        _ => throw new InvalidOperationException($"The channel contract has no case {answer.GetType().Name}."),
    };

    private static string Word(DeclineReason reason) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
