using System.Text.Json;
using Payments.Money;
using Payments.Orders;
using Payments.Outcomes;

namespace Payments.Tests.Unit.Orders;

public sealed class OrderRulesTests
{
    private const string Merchant = "mer_a";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Claim_OpenOrder_KeptForThatPaymentAlone()
    {
        var claimed = Accepted(OrderRules.Claim(Standing(), Claim("pay_1")));

        Assert.Equal("pay_1", claimed.ClaimedBy);
        Assert.Empty(claimed.Outbox);
        Assert.Same(claimed, Accepted(OrderRules.Claim(claimed, Claim("pay_1"))));
        Assert.Equal("ORDER_PAYMENT_UNDER_WAY", OrderRules.Claim(claimed, Claim("pay_2")).Refusal?.Code);
        Assert.Equal("ORDER_PAYMENT_UNDER_WAY", OrderRules.Cancel("ord_1", claimed, Merchant, Now).Refusal?.Code);
        Assert.Equal("ORDER_PAYMENT_UNDER_WAY", OrderRules.Pay("ord_1", claimed, "pay_2", Now).Refusal?.Code);
    }

    [Fact]
    public void Claim_OtherMerchantAmountOrCurrency_Refused()
    {
        Assert.Equal(OrderRefusals.NotFound, OrderRules.Claim(Standing(), Claim("pay_1") with { MerchantId = "mer_b" }).Refusal);
        Assert.Equal(OrderRefusals.AmountDiffers, OrderRules.Claim(Standing(), Claim("pay_1") with { Amount = new(999, "EUR") }).Refusal);
        Assert.Equal(OrderRefusals.AmountDiffers, OrderRules.Claim(Standing(), Claim("pay_1") with { Amount = new(1000, "USD") }).Refusal);
    }

    [Theory]
    [InlineData(OrderStatus.Paid)]
    [InlineData(OrderStatus.Cancelled)]
    public void Claim_OrderThatHasEnded_Refused(OrderStatus status) =>
        Assert.Equal("ORDER_STATUS_CONFLICT", OrderRules.Claim(Standing() with { Status = status, PaymentId = "pay_0" }, Claim("pay_1")).Refusal?.Code);

    [Fact]
    public void GiveUp_StandingOrder_OpenToAnotherPayment()
    {
        var claimed = Accepted(OrderRules.Claim(Standing(), Claim("pay_1")));

        var open = OrderRules.GiveUp("ord_1", claimed, "pay_1", Now);

        Assert.Equal((OrderStatus.Open, null), (open.Status, open.ClaimedBy));
        Assert.Equal("pay_2", Accepted(OrderRules.Claim(open, Claim("pay_2"))).ClaimedBy);
        Assert.Same(open, OrderRules.GiveUp("ord_1", open, "pay_1", Now));
    }

    [Fact]
    public void GiveUp_ByAPaymentWithoutTheClaim_ChangesNothing()
    {
        var claimed = Accepted(OrderRules.Claim(Standing(), Claim("pay_1")));
        Assert.Same(claimed, OrderRules.GiveUp("ord_1", claimed, "pay_2", Now));
    }

    [Fact]
    public void GiveUp_OrderThatCameWithItsPayment_CancelledWithEvent()
    {
        var brought = Accepted(OrderRules.Place("ord_1", Placing("pay_1"), Now));
        Assert.Equal("pay_1", brought.ClaimedBy);

        var cancelled = OrderRules.GiveUp("ord_1", brought, "pay_1", Now);

        Assert.Equal((OrderStatus.Cancelled, "order.cancelled", 2L), (cancelled.Status, cancelled.Outbox.Single().Type, cancelled.LastEvent));
        Assert.Same(cancelled, OrderRules.GiveUp("ord_1", cancelled, "pay_1", Now));
    }

    [Fact]
    public void GiveUp_OrderStoredBeforeThereWereClaims_CancelledAsItWas()
    {
        var old = JsonSerializer.Deserialize("""{"merchant_id":"mer_a","number":"1","amount":1000,"currency":"EUR","status":"open","items":[],"fingerprint":"f","created_at":"2026-01-01T00:00:00+00:00","last_event":1}""", OrderJson.Default.OrderState)!;

        Assert.Equal(OrderStatus.Cancelled, OrderRules.GiveUp("ord_1", old, "pay_1", Now).Status);
        Assert.Equal(OrderStatus.Paid, Accepted(OrderRules.Pay("ord_1", old, "pay_1", Now)).Status);
    }

    [Fact]
    public void Pay_ByTheClaimsHolder_PaidOnce()
    {
        var claimed = Accepted(OrderRules.Claim(Standing(), Claim("pay_1")));

        var paid = Accepted(OrderRules.Pay("ord_1", claimed, "pay_1", Now));

        Assert.Equal((OrderStatus.Paid, "pay_1", null), (paid.Status, paid.PaymentId, paid.ClaimedBy));
        Assert.Same(paid, Accepted(OrderRules.Pay("ord_1", paid, "pay_1", Now)));
        Assert.Same(paid, Accepted(OrderRules.Claim(paid, Claim("pay_1"))));
        Assert.Same(paid, OrderRules.GiveUp("ord_1", paid, "pay_1", Now));
        Assert.Equal((OrderStatus.Open, null), (OrderRules.FirstView("ord_1", paid).Status, OrderRules.FirstView("ord_1", paid).PaymentId));
    }

    [Theory]
    [InlineData(OrderStatus.Open, OrderStatus.Open, "pay_1")]
    [InlineData(OrderStatus.Paid, OrderStatus.Paid, null)]
    [InlineData(OrderStatus.Cancelled, OrderStatus.Open, null)]
    public void Settle_StandingOrder_EndsTheClaimAndCancelsNothing(OrderStatus left, OrderStatus reached, string? claimedBy)
    {
        var claimed = Accepted(OrderRules.Claim(Standing(), Claim("pay_1")));
        var settled = Accepted(OrderRules.Settle("ord_1", claimed, Placing("pay_1"), "pay_1", left, Now));
        Assert.Equal((reached, claimedBy), (settled.Status, settled.ClaimedBy));
    }

    [Fact]
    public void Settle_OrderThatIsNotThereYetAndStaysOpen_IsClaimed()
    {
        var placed = Accepted(OrderRules.Settle("ord_1", null, Placing("pay_1"), "pay_1", OrderStatus.Open, Now));
        Assert.Equal("ORDER_PAYMENT_UNDER_WAY", OrderRules.Cancel("ord_1", placed, Merchant, Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(long.MaxValue, 2, 1)]
    [InlineData(long.MaxValue, 1_000_000, long.MaxValue)]
    [InlineData(4611686018427387904, 4, 1)]
    public void Place_ItemsThatOverflow_RefusedNotWrapped(long unit, int quantity, long amount)
    {
        var command = Placing(null) with { Amount = new Amount(amount, "EUR"), Items = [new OrderItem("a", quantity, unit), new OrderItem("b", 1, 1)] };
        Assert.Equal(OrderRefusals.ItemsDoNotAddUp, OrderRules.Place("ord_1", command, Now).Refusal);
    }

    [Fact]
    public void Next_EveryCombination_IsInTheTable()
    {
        foreach (var from in Enum.GetValues<OrderStatus>())
            foreach (var command in Enum.GetValues<OrderCommand>())
                Assert.Equal(from == OrderStatus.Open || (from, command) == (OrderStatus.Paid, OrderCommand.Revoke) || (from, command) == (OrderStatus.Cancelled, OrderCommand.PayLate), OrderTransitions.Next(from, command) is not null);
    }

    [Fact]
    public void Revoke_PaidOrder_CancelledForItsOwnPaymentOnly()
    {
        var paid = Accepted(OrderRules.Pay("ord_1", Standing(), "pay_1", Now));
        Assert.Same(paid, OrderRules.Revoke("ord_1", paid, "pay_2", Now));
        var revoked = OrderRules.Revoke("ord_1", paid, "pay_1", Now);
        Assert.Equal((OrderStatus.Cancelled, "order.cancelled"), (revoked.Status, revoked.Outbox.Single().Type));
        Assert.Same(revoked, OrderRules.Revoke("ord_1", revoked, "pay_1", Now));
    }

    [Fact]
    public void PayLate_GivenUpOrOpen_PaidUnlessItWentAnotherWay()
    {
        var own = Accepted(OrderRules.Place("ord_1", Placing("pay_1"), Now));
        var givenUp = OrderRules.GiveUp("ord_1", own, "pay_1", Now);
        Assert.Equal(OrderStatus.Cancelled, givenUp.Status);
        var paid = Accepted(OrderRules.PayLate("ord_1", givenUp, "pay_1", Now));
        Assert.Equal((OrderStatus.Paid, "pay_1", "order.paid"), (paid.Status, paid.PaymentId, paid.Outbox.Single().Type));
        Assert.Same(paid, Accepted(OrderRules.PayLate("ord_1", paid, "pay_1", Now)));

        Assert.Equal(OrderStatus.Paid, Accepted(OrderRules.PayLate("ord_1", Standing(), "pay_1", Now)).Status);
        var claimed = Accepted(OrderRules.Claim(Standing(), new ClaimOrder(Merchant, "pay_2", new Amount(1000, "EUR"))));
        Assert.False(OrderRules.PayLate("ord_1", claimed, "pay_1", Now).Accepted);
        Assert.False(OrderRules.PayLate("ord_1", Accepted(OrderRules.Pay("ord_1", Standing(), "pay_2", Now)), "pay_1", Now).Accepted);
        Assert.False(OrderRules.PayLate("ord_1", Accepted(OrderRules.Cancel("ord_1", Standing(), Merchant, Now)), "pay_1", Now).Accepted);
    }

    private static PlaceOrder Placing(string? payment) => new(Merchant, "1", new Amount(1000, "EUR"), [], "f", payment);

    private static OrderState Standing() => Accepted(OrderRules.Place("ord_1", Placing(null), Now));

    private static ClaimOrder Claim(string payment) => new(Merchant, payment, new Amount(1000, "EUR"));

    private static OrderState Accepted(Outcome<OrderState> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
