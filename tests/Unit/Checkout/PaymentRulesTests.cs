using Payments.Checkout;
using Payments.Money;

namespace Payments.Tests.Unit.Checkout;

public sealed class PaymentRulesTests
{
    private const string Id = "pay_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly PaymentStatus[] Open = [PaymentStatus.Processing, PaymentStatus.Pending, PaymentStatus.Unknown];

    [Fact]
    public void Next_FinalStates_NothingTheChannelSaysChangesThem()
    {
        foreach (var from in Enum.GetValues<PaymentStatus>().Except(Open))
            Assert.All(Enum.GetValues<PaymentCommand>().Except([PaymentCommand.SucceedLate]), command => Assert.Null(PaymentTransitions.Next(from, command)));
    }

    [Fact]
    public void Next_SucceedLate_OnlyWhatWasEndedWithoutMoney() => Assert.Equal(
        [PaymentStatus.Cancelled, PaymentStatus.Expired],
        Enum.GetValues<PaymentStatus>().Where(from => PaymentTransitions.Next(from, PaymentCommand.SucceedLate) == PaymentStatus.Succeeded));

    [Fact]
    public void Next_OpenStates_SuccessAndDeclineAreFinalAndALostAnswerIsNot()
    {
        Assert.All(Open, from => Assert.Equal(PaymentStatus.Succeeded, PaymentTransitions.Next(from, PaymentCommand.Succeed)));
        Assert.All(Open, from => Assert.Equal(PaymentStatus.Failed, PaymentTransitions.Next(from, PaymentCommand.Decline)));
        Assert.All(Open, from => Assert.Contains(PaymentTransitions.Next(from, PaymentCommand.LoseAnswer)!.Value, Open));
    }

    [Fact]
    public void Next_CancelAndExpire_OnlyWhereMoneyHasNotMoved()
    {
        Assert.All(Enum.GetValues<PaymentStatus>(), from => Assert.Equal(Open.Contains(from) ? PaymentStatus.Cancelled : null, PaymentTransitions.Next(from, PaymentCommand.Cancel)));
        Assert.All(Enum.GetValues<PaymentStatus>(), from => Assert.Equal(Open.Contains(from) ? PaymentStatus.Expired : null, PaymentTransitions.Next(from, PaymentCommand.Expire)));
    }

    [Fact]
    public void Settle_NeverSent_StaysProcessingWithTheReason()
    {
        var state = PaymentRules.Settle(Id, Begun(), new AttemptResult(AttemptOutcome.Open, Why: "away"), Now);
        Assert.Equal((PaymentStatus.Processing, "away", 0), (state.Status, state.Attempt.Why, state.Outbox.Count));
    }

    [Fact]
    public void Settle_Success_BooksTheAmountAndTheFee()
    {
        var state = PaymentRules.Settle(Id, Begun(), new AttemptResult(AttemptOutcome.Succeeded, "ch_1"), Now);

        Assert.Equal([("channel/simulator/clearing", "merchant/mer_1/payable", 10_000L), ("merchant/mer_1/payable", "platform/fees", 60L)], state.Transfers.Select(one => (one.Debit, one.Credit, one.Minor)));
        Assert.Equal(("payment.succeeded", 2L), (state.Outbox.Single().Type, state.Outbox.Single().Sequence));
    }

    [Fact]
    public void Settle_SuccessTwice_SecondChangesNothing()
    {
        var success = new AttemptResult(AttemptOutcome.Succeeded, "ch_1");
        var state = PaymentRules.Settle(Id, Begun(), success, Now);
        Assert.Same(state, PaymentRules.Settle(Id, state, success, Now));
        Assert.Same(state, PaymentRules.Settle(Id, state, new AttemptResult(AttemptOutcome.Declined), Now));
    }

    [Fact]
    public void Settle_LostAnswer_BooksNothingAndKeepsTheReferenceItHad()
    {
        var pending = PaymentRules.Settle(Id, Begun(), new AttemptResult(AttemptOutcome.CustomerAction, "ch_1", NextAction: new CustomerStep("https://x", Now)), Now);
        var lost = PaymentRules.Settle(Id, pending, new AttemptResult(AttemptOutcome.Unknown, Why: "timeout"), Now);

        Assert.Empty(lost.Transfers);
        Assert.Equal((PaymentStatus.Pending, "ch_1"), (lost.Status, lost.Attempt.Reference));
        Assert.Equal("https://x", PaymentRules.View(Id, lost).NextAction?.RedirectUrl);
    }

    [Fact]
    public void Settle_FeeAboveAmount_NeverTakesMoreThanTheAmount()
    {
        var state = PaymentRules.Settle(Id, Begun(minor: 30, new FeeTerms(8_000, 100)), new AttemptResult(AttemptOutcome.Succeeded), Now);
        Assert.Equal([30L, 30L], state.Transfers.Select(one => one.Minor));
    }

    [Fact]
    public void BeginSettled_FirstAnswer_BothStepsAreRecordedInOneState()
    {
        var state = PaymentRules.BeginSettled(Id, Intent(10_000, new FeeTerms(0, 0)), new AttemptResult(AttemptOutcome.Succeeded, "ch_1"), Now.AddSeconds(2));

        Assert.Equal([("payment.processing", 1L, Now), ("payment.succeeded", 2L, Now.AddSeconds(2))], state.Outbox.Select(one => (one.Type, one.Sequence, one.At)));
        Assert.Equal((PaymentStatus.Succeeded, Now, Now.AddSeconds(2)), (state.Status, state.CreatedAt, state.SettledAt));
        Assert.Single(state.Transfers);
    }

    [Fact]
    public void BeginSettled_ChannelHasItInHand_RecordedAsProcessing()
    {
        var state = PaymentRules.BeginSettled(Id, Intent(10_000, new FeeTerms(0, 0)), new AttemptResult(AttemptOutcome.Processing, "ch_1"), Now);
        Assert.Equal((PaymentStatus.Processing, "payment.processing", null), (state.Status, state.Outbox.Single().Type, state.SettledAt));
        Assert.Equal("ch_1", state.Attempt.Reference);
    }

    [Fact]
    public void ViewSettled_AfterARefund_IsTheViewOfTheSuccess()
    {
        var settled = PaymentRules.BeginSettled(Id, Intent(1_000, new FeeTerms(0, 0)), new AttemptResult(AttemptOutcome.Succeeded, "ch_1"), Now);
        var held = Payments.Checkout.RefundRules.Hold(settled, "ref_1", 300, Now.AddHours(1)).Value!;
        var refunded = Payments.Checkout.RefundRules.Settle(Id, held, "ref_1", Payments.Refunds.RefundStatus.Succeeded, Now.AddHours(1));

        Assert.Equal(PaymentStatus.PartiallyRefunded, PaymentRules.View(Id, refunded).Status);
        Assert.Equal(PaymentRules.View(Id, settled), PaymentRules.ViewSettled(Id, refunded));
    }

    [Fact]
    public void Settle_AtOnce_StoresNothingOfTheExpiryAndAWaitingOneShowsIt()
    {
        var intent = Intent(1_000, new FeeTerms(0, 0)) with { ExpiresAt = Now.AddMinutes(30) };
        var paid = PaymentRules.BeginSettled(Id, intent, new AttemptResult(AttemptOutcome.Succeeded, "ch_1"), Now);
        var waiting = PaymentRules.BeginSettled(Id, intent, new AttemptResult(AttemptOutcome.CustomerAction, "ch_1", NextAction: new CustomerStep("https://x", Now)), Now);

        Assert.Null(paid.ExpiresAt);
        Assert.DoesNotContain(paid.Outbox, one => one.Data.Contains("expires_at\":", StringComparison.Ordinal));
        Assert.Equal(Now.AddMinutes(30), PaymentRules.View(Id, waiting).ExpiresAt);
        Assert.Null(PaymentRules.View(Id, PaymentRules.Settle(Id, waiting, new AttemptResult(AttemptOutcome.Expired), Now)).ExpiresAt);
    }

    [Fact]
    public void SettleLate_NotHonoured_BookedWithoutAFeeCountedNowhereAndNotToldAsASuccess()
    {
        var expired = PaymentRules.Settle(Id, Begun() with { CountedOn = "2026-01-02" }, new AttemptResult(AttemptOutcome.Expired), Now);
        var late = PaymentRules.SettleLate(Id, expired, new LatePayment("ch_1", Honoured: false, null), Now);

        Assert.Equal((PaymentStatus.Expired, "payment.expired"), (expired.Status, expired.Outbox.Single().Type));
        Assert.Equal((PaymentStatus.Succeeded, "payment.succeeded_late", "ch_1", null), (late.Status, late.Outbox.Single().Type, late.Attempt.Reference, late.CountedOn));
        Assert.Equal(10_000, Assert.Single(late.Transfers).Minor);
        Assert.Same(late, PaymentRules.SettleLate(Id, late, new LatePayment("ch_1", Honoured: true, null), Now));
    }

    [Fact]
    public void SettleLate_Honoured_AnOrdinarySuccessOnTheDayItIsCountedOn()
    {
        var expired = PaymentRules.Settle(Id, Begun(), new AttemptResult(AttemptOutcome.Expired), Now);
        var late = PaymentRules.SettleLate(Id, expired, new LatePayment("ch_1", Honoured: true, "2026-01-03"), Now);

        Assert.Equal(("payment.succeeded", "2026-01-03", 2), (late.Outbox.Single().Type, late.CountedOn, late.Transfers.Count));
    }

    private static PaymentState Begun(long minor = 10_000, FeeTerms? fee = null) =>
        PaymentRules.Begin(Id, Intent(minor, fee ?? new FeeTerms(6_000, 50))) with { Transfers = [] };

    private static BeginPayment Intent(long minor, FeeTerms fee) =>
        new("mer_1", "ord_1", new Amount(minor, "EUR"), "tok_visa", "simulator", null, fee, "att_1", Now);
}
