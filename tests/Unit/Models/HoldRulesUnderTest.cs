using Payments.Holds;
using Payments.Outcomes;
using Payments.Refunds;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Models;

/// <summary>The real rules of a pre-authorisation, each of which a test can replace by a wrong one.</summary>
internal sealed record HoldRulesUnderTest
{
    public Func<HoldState, ChannelWord, DateTimeOffset, HoldState> Answer { get; init; } = (state, word, now) => HoldRules.AfterAuthorise(Id, state, word, now);

    public Func<HoldState, CaptureHold, DateTimeOffset, Outcome<HoldState>> BeginCapture { get; init; } = (state, command, now) => CaptureRules.Begin(Id, state, command, now, Patience);

    public Func<HoldState, string, ChannelWord, DateTimeOffset, HoldState> AnswerCapture { get; init; } = (state, id, word, now) => CaptureRules.Settle(Id, state, id, word, now);

    public Func<HoldState, bool, DateTimeOffset, Outcome<HoldState>> BeginVoid { get; init; } = (state, byExpiry, now) => ReleaseRules.Begin(Id, state, byExpiry, now, Patience);

    public Func<HoldState, ChannelWord, DateTimeOffset, HoldState> AnswerVoid { get; init; } = (state, word, now) => ReleaseRules.Settle(Id, state, word, now);

    public Func<HoldState, string, string?, long?, DateTimeOffset, Outcome<HoldState>> HoldRefund { get; init; } = CaptureRefundRules.Hold;

    public Func<HoldState, string, RefundStatus, DateTimeOffset, HoldState> AnswerRefund { get; init; } = (state, refund, said, now) => CaptureRefundRules.Settle(Id, state, refund, said, now);

    public Func<HoldState, DateTimeOffset, HoldState> Announce { get; init; } = (state, now) => ExpiryRules.Alert(Id, state, now);

    public Func<HoldState, DateTimeOffset, bool> HasExpired { get; init; } = ExpiryRules.HasExpired;
}
