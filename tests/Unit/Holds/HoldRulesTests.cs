using System.Text.Json;
using Payments.Checkout;
using Payments.Holds;
using Payments.Limits;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Holds;

public sealed class HoldRulesTests
{
    [Fact]
    public void Begin_Always_ProcessingWithItsAttemptAndDue()
    {
        var state = Begun();
        Assert.Equal((HoldStatus.Processing, $"att_{Id}_1", Now + Patience), (state.Status, state.Authorisation.AttemptId, state.Due));
        Assert.Equal("preauthorisation.processing", Assert.Single(state.Outbox).Type);
    }

    [Theory]
    [InlineData(AttemptOutcome.Succeeded, HoldStatus.Authorised, "preauthorisation.authorised")]
    [InlineData(AttemptOutcome.Declined, HoldStatus.Failed, "preauthorisation.failed")]
    [InlineData(AttemptOutcome.CustomerAction, HoldStatus.Pending, "preauthorisation.pending")]
    [InlineData(AttemptOutcome.Unknown, HoldStatus.Unknown, "preauthorisation.unknown")]
    public void AfterAuthorise_FirstAnswer_StatusAndEvent(AttemptOutcome said, HoldStatus status, string type)
    {
        var state = HoldRules.AfterAuthorise(Id, Begun(), Said(said), Now);
        Assert.Equal((status, type), (state.Status, Assert.Single(state.Outbox).Type));
        Assert.Empty(state.Transfers);
    }

    [Fact]
    public void AfterAuthorise_LostAgain_NoEventAndAskedLater()
    {
        var first = HoldRules.AfterAuthorise(Id, Begun(), Said(AttemptOutcome.Unknown), Now);
        var second = HoldRules.AfterAuthorise(Id, first, Said(AttemptOutcome.Unknown), Now.AddSeconds(5));
        Assert.Empty(second.Outbox);
        Assert.Equal((Now.AddSeconds(5), Now.AddSeconds(25)), (first.Due, second.Due));
    }

    [Fact]
    public void AfterAuthorise_ChannelHoldsForLess_ItsDateCounts()
    {
        Assert.Equal(Now.AddDays(2), Authorised(channels: Now.AddDays(2)).ExpiresAt);
        Assert.Equal(Now + Week, Authorised(channels: Now.AddDays(9)).ExpiresAt);
    }

    [Theory]
    [InlineData(24 * 3600 + 1, 1)]
    [InlineData(24 * 3600, null)]
    [InlineData(60, null)]
    public void AfterAuthorise_AlertADayBefore_UnlessItLivesNoLonger(int life, int? alertAfter)
    {
        var state = Authorised(life: TimeSpan.FromSeconds(life));
        Assert.Equal(alertAfter is { } seconds ? Now.AddSeconds(seconds) : null, state.AlertAt);
        Assert.Equal(state.AlertAt ?? state.ExpiresAt, state.Due);
    }

    [Fact]
    public void Alert_Once_ThenDueAtExpiry()
    {
        var state = Authorised();
        var time = state.AlertAt!.Value;
        Assert.Same(state, ExpiryRules.Alert(Id, state, time.AddTicks(-1)));
        var alerted = ExpiryRules.Alert(Id, state, time);
        Assert.Equal(("preauthorisation.expiring", state.ExpiresAt), (Assert.Single(alerted.Outbox).Type, alerted.Due));
        Assert.Same(alerted, ExpiryRules.Alert(Id, alerted, time));
    }

    [Fact]
    public void FirstAnswer_OfAnAuthorised_SameWhateverComesLater()
    {
        var first = HoldViews.FirstAnswer(Id, Authorised());
        Assert.Equal((HoldStatus.Authorised, 1_000L, (long)Week.TotalSeconds), (first!.Status, first.Remaining, first.RemainingSeconds));
        var later = ReleaseRules.Settle(Id, Voiding(Took(Authorised(), "cap_1", 400)), Said(AttemptOutcome.Succeeded), Now.AddDays(1));
        Assert.Equal(first with { Captures = [] }, HoldViews.FirstAnswer(Id, later)! with { Captures = [] });
    }

    [Fact]
    public void FirstAnswer_ThatWasOpen_StaysOpen()
    {
        var authorised = HoldRules.AfterAuthorise(Id, Pending(), Said(AttemptOutcome.Succeeded), Now.AddMinutes(1));
        Assert.Equal(HoldStatus.Authorised, authorised.Status);
        Assert.Equal(HoldStatus.Pending, HoldViews.FirstAnswer(Id, authorised)!.Status);
        Assert.Null(HoldViews.FirstAnswer(Id, Begun()));
    }

    [Fact]
    public void NotReached_ThreeRetriesThenDeclined_ButUnknownWhereItMayHaveActed()
    {
        var operation = Begun().Authorisation;
        foreach (var seconds in new[] { 2, 4, 8 })
        {
            var word = OperationRules.NotReached(operation, mayHaveActed: false);
            Assert.Equal(AttemptOutcome.Open, word.Result.Outcome);
            operation = OperationRules.After(operation, word, Now);
            Assert.Equal(Now.AddSeconds(seconds), operation.Due);
        }

        var (given, lost) = (OperationRules.NotReached(operation, mayHaveActed: false), OperationRules.NotReached(operation, mayHaveActed: true));
        Assert.Equal((Payments.Sagas.NotReached.NotSent, AttemptOutcome.Unknown), (given.Result.Decline?.ChannelCode, lost.Result.Outcome));
    }

    [Fact]
    public void State_StoredByTheFirstRelease_ReadsOn()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Holds/hold.golden.json"), HoldJson.Default.HoldState)!;

        Assert.Equal((HoldStatus.Voiding, 400L, 600L, state.Release!.Operation.Due), (state.Status, HoldViews.Captured(state), HoldViews.Reserved(state), state.Due));
        Assert.Equal(CaptureStatus.Unknown, HoldViews.FirstAnswer(Id, "EUR", state.Captures[0])!.Status);
        Assert.Equal((2, true, 1), (state.Release.Number, state.Release.ByExpiry, state.Release.Operation.Retry!.Tries));
        Assert.Equal(HoldStatus.Expired, ReleaseRules.Settle(Id, state, Said(AttemptOutcome.Succeeded), Now).Status);
    }

    [Fact]
    public void Claim_OfEveryStage_WhatTheLimitsCountItFor()
    {
        Assert.Equal((HoldClaim.Asked, 0), (HoldViews.Claim(Begun()), HoldViews.Reserved(Begun())));
        var part = Took(Authorised(), "cap_1", 400);
        Assert.Equal((HoldClaim.Counted, 600), (HoldViews.Claim(part), HoldViews.Reserved(part)));
        Assert.Equal((HoldClaim.Counted, 600), (HoldViews.Claim(Voiding(part)), HoldViews.Reserved(Voiding(part))));
        var ended = Took(part, "cap_2", 100, final: true);
        Assert.Equal((HoldClaim.Ended, 0), (HoldViews.Claim(ended), HoldViews.Reserved(ended)));
        // Voided before the customer has acted: nothing ever counted for good.
        Assert.Equal(HoldClaim.Free, HoldViews.Claim(ReleaseRules.Settle(Id, Voiding(Pending()), Said(AttemptOutcome.Succeeded), Now)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2_592_001)]
    [InlineData(long.MaxValue)]
    public void CheckLife_OutOfBounds_Refused(long seconds) => Assert.Equal("expires_in_seconds", HoldInput.CheckLife(seconds)?.Field);
}
