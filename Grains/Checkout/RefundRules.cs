using System.Collections.Immutable;
using Payments.Ids;
using Payments.Ledger;
using Payments.Money;
using Payments.Outcomes;
using Payments.Refunds;

namespace Payments.Checkout;

/// <summary>What a payment lets be refunded. Refunds under way count like those that have succeeded. Pure.</summary>
public static class RefundRules
{
    public static Outcome<PaymentState> Hold(PaymentState state, string refundId, long? minor, DateTimeOffset now)
    {
        if (state.Refunds.Any(refund => refund.Id == refundId)) return state;
        if (state.Status is not (PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded)) return RefundRefusals.NotRefundable;
        var left = state.Amount - Claimed(state);
        var wanted = minor ?? left;
        if (wanted <= 0) return minor is null ? RefundRefusals.ExceedsCaptured(left) : RefundRefusals.BadAmount;
        if (wanted > left) return RefundRefusals.ExceedsCaptured(left);
        return state with { Refunds = state.Refunds.Add(new StoredRefund(refundId, wanted, RefundStatus.Processing)), UpdatedAt = now, Outbox = [], Transfers = [] };
    }

    /// <summary>The state after the channel's answer; the same object when the answer changes nothing.</summary>
    public static PaymentState Settle(string id, PaymentState state, string refundId, RefundStatus status, DateTimeOffset now)
    {
        var at = state.Refunds.FindIndex(refund => refund.Id == refundId);
        if (at < 0 || IsFinal(state.Refunds[at].Status) || state.Refunds[at].Status == status) return state;
        var settled = state with { Refunds = state.Refunds.SetItem(at, state.Refunds[at] with { Status = status }), UpdatedAt = now, Outbox = [], Transfers = [] };
        if (status != RefundStatus.Succeeded) return settled;
        var next = Refunded(settled) == state.Amount ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded;
        var amount = new Amount(state.Refunds[at].Minor, state.Currency);
        Transfer back = Transfer.Of(state.MerchantId, refundId, 1, Account.Payable(state.MerchantId), Account.Clearing(state.Attempt.Channel), amount, now);
        return PaymentRules.Recorded(id, next, now, settled with { Status = next, Transfers = [back] });
    }

    public static RefundHold HoldOf(PaymentState state, string refundId) => new(
        AttemptId.Of(refundId, AttemptId.First),
        new Amount(state.Refunds.First(refund => refund.Id == refundId).Minor, state.Currency),
        state.MerchantId,
        state.Attempt.Reference ?? throw new InvalidOperationException("A payment that has succeeded has its channel's reference."),
        state.Attempt.Channel);

    public static long Refunded(PaymentState state) => state.Refunds.Where(refund => refund.Status == RefundStatus.Succeeded).Sum(refund => refund.Minor);

    private static long Claimed(PaymentState state) => state.Refunds.Where(refund => refund.Status != RefundStatus.Failed).Sum(refund => refund.Minor);

    private static bool IsFinal(RefundStatus status) => status is RefundStatus.Succeeded or RefundStatus.Failed;

    private static int FindIndex(this ImmutableArray<StoredRefund> refunds, Func<StoredRefund, bool> wanted)
    {
        for (var i = 0; i < refunds.Length; i++)
            if (wanted(refunds[i])) return i;
        return -1;
    }
}
