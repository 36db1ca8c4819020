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
            Assert.All(Enum.GetValues<PaymentCommand>(), command => Assert.Null(PaymentTransitions.Next(from, command)));
    }

    [Fact]
    public void Next_OpenStates_SuccessAndDeclineAreFinalAndALostAnswerIsNot()
    {
        Assert.All(Open, from => Assert.Equal(PaymentStatus.Succeeded, PaymentTransitions.Next(from, PaymentCommand.Succeed)));
        Assert.All(Open, from => Assert.Equal(PaymentStatus.Failed, PaymentTransitions.Next(from, PaymentCommand.Decline)));
        Assert.All(Open, from => Assert.Contains(PaymentTransitions.Next(from, PaymentCommand.LoseAnswer)!.Value, Open));
    }

    [Fact]
    public void Next_Cancel_OnlyWhereMoneyHasNotMoved() =>
        Assert.All(Enum.GetValues<PaymentStatus>(), from => Assert.Equal(Open.Contains(from) ? PaymentStatus.Cancelled : null, PaymentTransitions.Next(from, PaymentCommand.Cancel)));

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

    private static PaymentState Begun(long minor = 10_000, FeeTerms? fee = null) =>
        PaymentRules.Begin(Id, Intent(minor, fee ?? new FeeTerms(6_000, 50))) with { Transfers = [] };

    private static BeginPayment Intent(long minor, FeeTerms fee) =>
        new("mer_1", "ord_1", new Amount(minor, "EUR"), "tok_visa", "simulator", null, fee, "att_1", Now);
}
