using Payments.Ids;
using Payments.Money;
using Payments.Outcomes;
using Payments.Refunds;

namespace Payments.Checkout;

/// <summary>What a payment lets be refunded. Pure.</summary>
public static class RefundRules
{
    public static Outcome<PaymentState> Hold(PaymentState state, string refundId, long? minor, DateTimeOffset now)
    {
        var money = MoneyOf(state);
        if (money.Find(refundId) is not null) return state;
        if (state.Status is not (PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded)) return RefundRefusals.NotRefundable;
        var held = money.Hold(refundId, minor, now);
        if (!held.Accepted) return held.Refusal;
        return state with { Refunds = held.Value.Refunds, UpdatedAt = now, Outbox = [], Transfers = held.Value.Transfers };
    }

    /// <summary>The state after the channel's answer; the same object when the answer changes nothing.</summary>
    public static PaymentState Settle(string id, PaymentState state, string refundId, RefundStatus status, DateTimeOffset now)
    {
        if (MoneyOf(state).Settle(refundId, status, now) is not { } step) return state;
        var settled = state with { Refunds = step.Refunds, UpdatedAt = now, Outbox = [], Transfers = step.Transfers };
        if (status != RefundStatus.Succeeded) return settled;
        var next = Refunded(settled) == state.Amount ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded;
        return PaymentRules.Recorded(id, next, now, settled with { Status = next });
    }

    public static RefundHold HoldOf(PaymentState state, string refundId)
    {
        var minor = state.Refunds.First(refund => refund.Id == refundId).Minor;
        return new RefundHold(
            AttemptId.Of(refundId, AttemptId.First),
            new Amount(minor, state.Currency),
            state.MerchantId,
            state.Attempt.Reference ?? throw new InvalidOperationException("A payment that has succeeded has its channel's reference."),
            state.Attempt.Channel,
            state.CountedOn,
            Counted: PaymentExchange.Returned(state.Exchange, minor, state.Amount));
    }

    public static long Refunded(PaymentState state) => MoneyOf(state).Refunded;

    private static CapturedMoney MoneyOf(PaymentState state) => new(state.MerchantId, state.Attempt.Channel, new Amount(state.Amount, state.Currency), state.Refunds);
}
