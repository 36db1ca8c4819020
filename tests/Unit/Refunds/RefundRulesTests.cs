using Payments.Checkout;
using Payments.Ledger;
using Payments.Money;
using Payments.Refunds;

namespace Payments.Tests.Unit.Refunds;

public sealed class RefundRulesTests
{
    private const string Id = "pay_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Hold_TwoOfSixtyPercent_SecondRefused()
    {
        var state = RefundRules.Hold(Paid(), "a", 600, Now).Value!;
        Assert.Equal("REFUND_EXCEEDS_CAPTURED", RefundRules.Hold(state, "b", 600, Now).Refusal?.Code);
        Assert.NotNull(RefundRules.Hold(state, "b", 400, Now).Value);
    }

    [Fact]
    public void Hold_FailedRefund_GivesItsShareBack()
    {
        var state = RefundRules.Settle(Id, RefundRules.Hold(Paid(), "a", 600, Now).Value!, "a", RefundStatus.Failed, Now);
        Assert.NotNull(RefundRules.Hold(state, "b", 1000, Now).Value);
    }

    [Fact]
    public void Hold_UnknownRefund_KeepsItsShare()
    {
        var state = RefundRules.Settle(Id, RefundRules.Hold(Paid(), "a", 600, Now).Value!, "a", RefundStatus.Unknown, Now);
        Assert.NotNull(RefundRules.Hold(state, "b", 401, Now).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Hold_NotPositive_Refused(long minor) => Assert.Equal("amount", RefundRules.Hold(Paid(), "a", minor, Now).Refusal?.Field);

    [Fact]
    public void Hold_WithoutAmount_AllThatIsLeft()
    {
        var state = RefundRules.Hold(RefundRules.Hold(Paid(), "a", 300, Now).Value!, "b", null, Now).Value!;
        Assert.Equal(700, RefundRules.HoldOf(state, "b").Amount.Minor);
        Assert.Equal("REFUND_EXCEEDS_CAPTURED", RefundRules.Hold(state, "c", null, Now).Refusal?.Code);
    }

    [Fact]
    public void Hold_SameRefundAgain_SameState()
    {
        var state = RefundRules.Hold(Paid(), "a", 600, Now).Value!;
        Assert.Same(state, RefundRules.Hold(state, "a", 600, Now).Value);
    }

    [Theory]
    [InlineData(PaymentStatus.Processing)]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Unknown)]
    [InlineData(PaymentStatus.Failed)]
    [InlineData(PaymentStatus.Cancelled)]
    [InlineData(PaymentStatus.Expired)]
    [InlineData(PaymentStatus.Refunded)]
    public void Hold_PaymentNotSucceeded_Refused(PaymentStatus status) =>
        Assert.Equal("PAYMENT_NOT_REFUNDABLE", RefundRules.Hold(Paid() with { Status = status }, "a", 1, Now).Refusal?.Code);

    [Fact]
    public void Settle_PartThenRest_StatusAndBookingsFollow()
    {
        var part = RefundRules.Settle(Id, RefundRules.Hold(Paid(), "a", 300, Now).Value!, "a", RefundStatus.Succeeded, Now);
        Assert.Equal((PaymentStatus.PartiallyRefunded, 300L), (part.Status, PaymentRules.View(Id, part).Refunded));
        Assert.Equal((Account.Refunds("mer_1"), Account.Clearing("simulator"), 300L, 2), part.Transfers.Select(one => (one.Debit, one.Credit, one.Minor, one.Ordinal)).Single());

        var whole = RefundRules.Settle(Id, RefundRules.Hold(part, "b", null, Now).Value!, "b", RefundStatus.Succeeded, Now);
        Assert.Equal((PaymentStatus.Refunded, 1000L), (whole.Status, PaymentRules.View(Id, whole).Refunded));
        Assert.Equal("payment.refunded", whole.Outbox.Single().Type);
    }

    [Fact]
    public void Hold_ThenFailed_SetAsideAndGivenBack()
    {
        var held = RefundRules.Hold(Paid(), "a", 300, Now).Value!;
        Assert.Equal((Account.Payable("mer_1"), Account.Refunds("mer_1"), 300L, 1), held.Transfers.Select(one => (one.Debit, one.Credit, one.Minor, one.Ordinal)).Single());
        var unknown = RefundRules.Settle(Id, held, "a", RefundStatus.Unknown, Now);
        Assert.Empty(unknown.Transfers);
        var failed = RefundRules.Settle(Id, unknown, "a", RefundStatus.Failed, Now);
        Assert.Equal((Account.Refunds("mer_1"), Account.Payable("mer_1"), 300L, 2), failed.Transfers.Select(one => (one.Debit, one.Credit, one.Minor, one.Ordinal)).Single());
    }

    /// <summary>One that was held before money was set aside.</summary>
    [Theory]
    [InlineData(RefundStatus.Succeeded, 1)]
    [InlineData(RefundStatus.Failed, 0)]
    public void Settle_HeldByAnEarlierVersion_TakenFromWhatThePlatformOwes(RefundStatus status, int transfers)
    {
        var old = Paid() with { Refunds = [new StoredRefund("a", 300, RefundStatus.Processing)] };
        var settled = RefundRules.Settle(Id, old, "a", status, Now);
        Assert.Equal(transfers, settled.Transfers.Count);
        Assert.All(settled.Transfers, one => Assert.Equal((Account.Payable("mer_1"), Account.Clearing("simulator"), 1), (one.Debit, one.Credit, one.Ordinal)));
    }

    [Fact]
    public void Settle_Again_ChangesNothing()
    {
        var done = RefundRules.Settle(Id, RefundRules.Hold(Paid(), "a", 300, Now).Value!, "a", RefundStatus.Succeeded, Now);
        Assert.Same(done, RefundRules.Settle(Id, done, "a", RefundStatus.Succeeded, Now));
        Assert.Same(done, RefundRules.Settle(Id, done, "a", RefundStatus.Failed, Now));
    }

    private static PaymentState Paid()
    {
        var begun = PaymentRules.Begin(Id, new BeginPayment("mer_1", "ord_1", new Amount(1000, "EUR"), "tok_visa", "simulator", null, new FeeTerms(0, 0), "att_1", Now));
        return PaymentRules.Settle(Id, begun, new AttemptResult(AttemptOutcome.Succeeded, "ch_1"), Now);
    }
}
