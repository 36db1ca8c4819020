using System.Text.Json;
using Payments.Holds;
using Payments.Ledger;
using Payments.Refunds;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Holds;

public sealed class CaptureRefundRulesTests
{
    [Fact]
    public void Hold_TwoOfSixtyPercent_SecondRefused()
    {
        var state = Held(Took(Authorised(), "cap_1"), "ref_1", 600);
        Assert.Equal("REFUND_EXCEEDS_CAPTURED", Refusal(state, 600));
        Assert.Equal(400, CaptureRefundRules.HoldOf(Held(state, "ref_2"), "ref_2").Amount.Minor);
    }

    [Theory]
    [InlineData(RefundStatus.Processing, 401, false)]
    [InlineData(RefundStatus.Unknown, 401, false)]
    [InlineData(RefundStatus.Unknown, 400, true)]
    [InlineData(RefundStatus.Succeeded, 401, false)]
    [InlineData(RefundStatus.Failed, 1_000, true)]
    public void Hold_AfterAnother_WhatItMayHavePaidOutIsGone(RefundStatus said, long wanted, bool accepted)
    {
        var state = Settled(Held(Took(Authorised(), "cap_1"), "ref_1", 600), "ref_1", said);
        Assert.Equal(accepted, CaptureRefundRules.Hold(state, "ref_2", null, wanted, Now).Accepted);
    }

    [Fact]
    public void Hold_BeforeAnythingWasCaptured_Refused()
    {
        foreach (var state in new[] { Begun(), Pending(), Authorised(), Voiding(Authorised()), Began(Authorised(), "cap_1"), new HoldState() })
            Assert.Equal("PREAUTHORISATION_NOT_REFUNDABLE", Refusal(state, 1));
        Assert.Equal("CAPTURE_NOT_REFUNDABLE", Refusal(Began(Authorised(), "cap_1"), 1, "cap_1"));
        Assert.Equal("CAPTURE_NOT_FOUND", Refusal(Took(Authorised(), "cap_1"), 1, "cap_2"));
    }

    /// <summary>What is under way may fail: only what was captured can be given back.</summary>
    [Fact]
    public void Hold_BesideACaptureUnderWay_ItsMoneyIsNotThereYet()
    {
        var state = Began(Took(Authorised(), "cap_1", 300), "cap_2", 700);
        Assert.Equal("REFUND_EXCEEDS_CAPTURED", Refusal(state, 301));
        Assert.Equal(300, CaptureRefundRules.HoldOf(Held(state, "ref_1"), "ref_1").Amount.Minor);
    }

    [Fact]
    public void Hold_OfSeveralCaptures_TheOldestThatHasEnoughLeft()
    {
        var state = Took(Took(Authorised(), "cap_1", 300), "cap_2", 200);
        Assert.Equal("cap_1", CaptureRefundRules.HoldOf(Held(state, "ref_1", 300), "ref_1").CaptureId);
        Assert.Equal("REFUND_SPANS_CAPTURES", Refusal(state, 301));
        Assert.Equal("REFUND_SPANS_CAPTURES", Refusal(state, null));
        Assert.Equal("REFUND_EXCEEDS_CAPTURED", Refusal(state, 501));

        var first = Held(state, "ref_1", 150);
        Assert.Equal("cap_2", CaptureRefundRules.HoldOf(Held(first, "ref_2", 151), "ref_2").CaptureId);
        Assert.Equal("REFUND_EXCEEDS_CAPTURED", Refusal(first, 151, "cap_1"));
        // What is left is all of one capture.
        var rest = CaptureRefundRules.HoldOf(Held(Held(first, "ref_2", 150, "cap_1"), "ref_3"), "ref_3");
        Assert.Equal(("cap_2", 200L), (rest.CaptureId, rest.Amount.Minor));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(long.MinValue, "cap_1")]
    public void Hold_NotPositive_Refused(long minor, string? capture) => Assert.Equal("INVALID_FIELD", Refusal(Took(Authorised(), "cap_1"), minor, capture));

    [Fact]
    public void Hold_Again_SameStateAndSameHold()
    {
        var state = Held(Took(Authorised(), "cap_1"), "ref_1", 600);
        Assert.Same(state, CaptureRefundRules.Hold(state, "ref_1", null, 600, Now).Value);
        var hold = CaptureRefundRules.HoldOf(state, "ref_1");
        Assert.Equal(("att_ref_1_1", "au_1", "simulator", "2026-01-02", "cap_1"), (hold.AttemptId, hold.ChargeReference, hold.Channel, hold.CountedOn, hold.CaptureId));
    }

    [Fact]
    public void Hold_TooMany_Refused()
    {
        var state = Took(Authorised(), "cap_1");
        for (var i = 0; i < CaptureRefundRules.MostRefunds; i++) state = Settled(Held(state, $"ref_{i}", 1), $"ref_{i}", RefundStatus.Failed);
        Assert.Equal("REFUNDS_TOO_MANY", Refusal(state, 1));
    }

    [Fact]
    public void Settle_Succeeded_BooksTellsAndLeavesTheLifeOfThePreAuthorisationAlone()
    {
        var captured = Took(Authorised(), "cap_1", 400);
        var held = Held(captured, "ref_1", 100);
        Assert.Equal([(Account.Payable("mer_1"), Account.Refunds("mer_1"), 100L, 1)], Booked(held));
        Assert.Empty(held.Outbox);

        var done = Settled(held, "ref_1", RefundStatus.Succeeded);
        Assert.Equal([(Account.Refunds("mer_1"), Account.Clearing("simulator"), 100L, 2)], Booked(done));
        Assert.Equal("preauthorisation.refunded", Assert.Single(done.Outbox).Type);
        var view = HoldViews.View(Id, done, Now);
        Assert.Equal((HoldStatus.Authorised, 400L, 100L, 600L, 100L), (view.Status, view.Captured, view.Refunded, view.Remaining, view.Captures[0].Refunded));
        Assert.Equal((captured.Due, null), (done.Due, done.EndedAt));
    }

    [Fact]
    public void Settle_FailedOrUnknown_BooksWhereTheMoneyIs()
    {
        var unknown = Settled(Held(Took(Authorised(), "cap_1"), "ref_1", 100), "ref_1", RefundStatus.Unknown);
        Assert.Empty(unknown.Transfers);
        var failed = Settled(unknown, "ref_1", RefundStatus.Failed);
        Assert.Equal([(Account.Refunds("mer_1"), Account.Payable("mer_1"), 100L, 2)], Booked(failed));
        Assert.Empty(failed.Outbox);
        Assert.Same(failed, Settled(failed, "ref_1", RefundStatus.Succeeded));
        Assert.Same(failed, Settled(failed, "ref_other", RefundStatus.Succeeded));
    }

    [Fact]
    public void Settle_OfWhatHasEnded_StaysEndedWhenItDid()
    {
        var ended = Took(Authorised(), "cap_1");
        Assert.Equal(Now, ended.EndedAt);
        var refunded = CaptureRefundRules.Settle(Id, Held(ended, "ref_1"), "ref_1", RefundStatus.Succeeded, Now.AddDays(3));
        Assert.Equal((HoldStatus.Captured, null, Now, Now.AddDays(3)), (refunded.Status, refunded.Due, refunded.EndedAt, refunded.UpdatedAt));
        Assert.Equal(0, HoldViews.Reserved(refunded));
    }

    [Fact]
    public void FirstAnswer_OfACapture_SameWhateverIsRefunded()
    {
        var captured = Took(Authorised(), "cap_1");
        var first = HoldViews.FirstAnswer(Id, "EUR", captured.Captures[0]);
        Assert.Equal(first, HoldViews.FirstAnswer(Id, "EUR", Settled(Held(captured, "ref_1"), "ref_1", RefundStatus.Succeeded).Captures[0]));
    }

    [Fact]
    public void State_StoredBeforeThereWereRefunds_CanBeRefunded()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Holds/hold.golden.json"), HoldJson.Default.HoldState)!;
        var refunded = Settled(Held(state, "ref_1", 100), "ref_1", RefundStatus.Succeeded);
        Assert.Equal((100L, 0L), (HoldViews.Refunded(refunded), HoldViews.Refunded(state)));
        Assert.Equal("cp_1", CaptureRefundRules.HoldOf(refunded, "ref_1").ChargeReference);
        var again = JsonSerializer.Deserialize(JsonSerializer.Serialize(refunded, HoldJson.Default.HoldState), HoldJson.Default.HoldState)!;
        Assert.Equal(100, HoldViews.Refunded(again));
    }

    private static HoldState Held(HoldState state, string refund, long? minor = null, string? capture = null) => CaptureRefundRules.Hold(state, refund, capture, minor, Now).Value!;

    private static HoldState Settled(HoldState state, string refund, RefundStatus status) => CaptureRefundRules.Settle(Id, state, refund, status, Now);

    private static string? Refusal(HoldState state, long? minor, string? capture = null) => CaptureRefundRules.Hold(state, "ref_new", capture, minor, Now).Refusal?.Code;

    private static IEnumerable<(string, string, long, int)> Booked(HoldState state) => state.Transfers.Select(one => (one.Debit, one.Credit, one.Minor, one.Ordinal));
}
