using Payments.Checkout;
using Payments.Holds;
using Payments.Ledger;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Holds;

public sealed class CaptureRulesTests
{
    [Fact]
    public void Begin_TwoOfSixtyPercent_SecondRefused()
    {
        var state = Began(Authorised(), "cap_1", 600);
        Assert.Equal("CAPTURE_EXCEEDS_AUTHORISED", Refusal(state, "cap_2", 600));
        Assert.Equal(400, HoldViews.View(Id, Began(state, "cap_2", 400), Now).Amount - 600);
    }

    [Theory]
    [InlineData(AttemptOutcome.Unknown, 400, true)]
    [InlineData(AttemptOutcome.Unknown, 401, false)]
    [InlineData(AttemptOutcome.Declined, 1000, true)]
    [InlineData(AttemptOutcome.Succeeded, 401, false)]
    public void Begin_AfterAnother_WhatItMayHaveTakenIsTaken(AttemptOutcome said, long wanted, bool accepted)
    {
        var state = CaptureRules.Settle(Id, Began(Authorised(), "cap_1", 600), "cap_1", Said(said), Now);
        Assert.Equal(accepted, CaptureRules.Begin(Id, state, Capture("cap_2", wanted), Now, Patience).Accepted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Begin_NotPositive_Refused(long minor) => Assert.Equal("INVALID_FIELD", Refusal(Authorised(), "cap_1", minor));

    [Fact]
    public void Begin_WithoutAmount_AllThatIsLeft()
    {
        var state = Began(Began(Authorised(), "cap_1", 300), "cap_2");
        Assert.Equal(700, state.Captures[1].Minor);
        Assert.Equal("CAPTURE_EXCEEDS_AUTHORISED", Refusal(state, "cap_3", null));
    }

    [Fact]
    public void Begin_FinalBesideAnother_OneAfterTheOther()
    {
        Assert.Equal("PREAUTHORISATION_CAPTURE_UNDER_WAY", Refusal(Began(Authorised(), "cap_1", 1), "cap_2", 1, final: true));
        Assert.Equal("PREAUTHORISATION_CAPTURE_UNDER_WAY", Refusal(Began(Authorised(), "cap_1", 1, final: true), "cap_2", 1));
    }

    [Fact]
    public void Begin_TooMany_Refused()
    {
        var state = Authorised();
        for (var i = 0; i < CaptureRules.MostCaptures; i++) state = Took(state, $"cap_{i}", 1);
        Assert.Equal("CAPTURES_TOO_MANY", Refusal(state, "cap_more", 1));
    }

    [Fact]
    public void Begin_InEveryOtherStatus_RefusedByName()
    {
        Assert.Equal("PREAUTHORISATION_NOT_READY", Refusal(Begun(), "cap_1", 1));
        Assert.Equal("PREAUTHORISATION_NOT_READY", Refusal(Pending(), "cap_1", 1));
        Assert.Equal("PREAUTHORISATION_VOID_UNDER_WAY", Refusal(Voiding(Authorised()), "cap_1", 1));
        foreach (var (status, code) in new[] { (HoldStatus.Captured, "CAPTURED"), (HoldStatus.Voided, "VOIDED"), (HoldStatus.Expired, "EXPIRED"), (HoldStatus.Failed, "FAILED"), (HoldStatus.Unknown, "NOT_READY") })
            Assert.Equal($"PREAUTHORISATION_{code}", Refusal(Authorised() with { Status = status }, "cap_1", 1));
    }

    [Fact]
    public void Begin_AfterItsTime_RefusedThoughNoSweepHasCome()
    {
        var state = Authorised();
        Assert.Equal("PREAUTHORISATION_EXPIRED", CaptureRules.Begin(Id, state, Capture("cap_1"), state.ExpiresAt, Patience).Refusal?.Code);
        Assert.True(CaptureRules.Begin(Id, state, Capture("cap_1"), state.ExpiresAt.AddTicks(-1), Patience).Accepted);
    }

    [Fact]
    public void Settle_PartThenRest_BooksEachAndEndsCaptured()
    {
        var part = Took(Authorised(), "cap_1", 400);
        Assert.Equal((HoldStatus.Authorised, 600L), (part.Status, HoldViews.View(Id, part, Now).Remaining));
        Assert.Equal(["preauthorisation.capture_succeeded"], part.Outbox.Select(one => one.Type));
        Assert.Equal([(Account.Clearing("simulator"), 400L), (Account.Payable("mer_1"), 2L)], part.Transfers.Select(one => (one.Debit, one.Minor)));
        Assert.All(part.Transfers, one => Assert.Equal("cap_1", one.TransactionId));

        var rest = Took(part, "cap_2");
        Assert.Equal((HoldStatus.Captured, 0L, null), (rest.Status, HoldViews.View(Id, rest, Now).Remaining, rest.Due));
        Assert.Equal(["preauthorisation.capture_succeeded", "preauthorisation.captured"], rest.Outbox.Select(one => one.Type));
    }

    [Fact]
    public void Settle_FinalPart_EndsCapturedAndTheRestIsFree()
    {
        var state = Took(Authorised(), "cap_1", 400, final: true);
        Assert.Equal((HoldStatus.Captured, 400L), (state.Status, HoldViews.Captured(state)));
        Assert.Equal(HoldStatus.Authorised, CaptureRules.Settle(Id, Began(Authorised(), "cap_1", 400, final: true), "cap_1", Said(AttemptOutcome.Declined), Now).Status);
    }

    [Fact]
    public void Settle_Again_SameStateAndNothingBooked()
    {
        var state = Took(Authorised(), "cap_1", 400);
        Assert.Same(state, CaptureRules.Settle(Id, state, "cap_1", Said(AttemptOutcome.Declined), Now));
    }

    [Fact]
    public void FirstAnswer_ThatWasOpen_StaysOpenAndFinalOnesStandInTheCapture()
    {
        var open = CaptureRules.Settle(Id, Began(Authorised(), "cap_1", 400), "cap_1", Said(AttemptOutcome.Unknown), Now);
        var settled = CaptureRules.Settle(Id, open, "cap_1", Said(AttemptOutcome.Succeeded), Now);
        Assert.Equal(CaptureStatus.Succeeded, settled.Captures[0].Status);
        Assert.Equal(CaptureStatus.Unknown, HoldViews.FirstAnswer(Id, "EUR", settled.Captures[0])!.Status);
        Assert.Null(HoldViews.FirstAnswer(Id, "EUR", Began(Authorised(), "cap_1").Captures[0]));
        Assert.Equal(CaptureStatus.Succeeded, HoldViews.FirstAnswer(Id, "EUR", Took(Authorised(), "cap_1").Captures[0])!.Status);
    }

    private static string? Refusal(HoldState state, string id, long? minor, bool final = false) =>
        CaptureRules.Begin(Id, state, Capture(id, minor, final), Now, Patience).Refusal?.Code;
}
