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
        return state with
        {
            Refunds = state.Refunds.Add(new StoredRefund(refundId, wanted, RefundStatus.Processing, SetAside: true)),
            UpdatedAt = now,
            Outbox = [],
            // From now on nobody else can pay this money out.
            Transfers = [Transfer.Of(state.MerchantId, refundId, 1, Account.Payable(state.MerchantId), Account.Refunds(state.MerchantId), new Amount(wanted, state.Currency), now)],
        };
    }

    /// <summary>The state after the channel's answer; the same object when the answer changes nothing.</summary>
    public static PaymentState Settle(string id, PaymentState state, string refundId, RefundStatus status, DateTimeOffset now)
    {
        var at = state.Refunds.FindIndex(refund => refund.Id == refundId);
        if (at < 0 || IsFinal(state.Refunds[at].Status) || state.Refunds[at].Status == status) return state;
        var settled = state with
        {
            Refunds = state.Refunds.SetItem(at, state.Refunds[at] with { Status = status }),
            UpdatedAt = now,
            Outbox = [],
            Transfers = Book(state, state.Refunds[at], status, now),
        };
        if (status != RefundStatus.Succeeded) return settled;
        var next = Refunded(settled) == state.Amount ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded;
        return PaymentRules.Recorded(id, next, now, settled with { Status = next });
    }

    public static RefundHold HoldOf(PaymentState state, string refundId) => new(
        AttemptId.Of(refundId, AttemptId.First),
        new Amount(state.Refunds.First(refund => refund.Id == refundId).Minor, state.Currency),
        state.MerchantId,
        state.Attempt.Reference ?? throw new InvalidOperationException("A payment that has succeeded has its channel's reference."),
        state.Attempt.Channel,
        state.CountedOn);

    public static long Refunded(PaymentState state) => state.Refunds.Where(refund => refund.Status == RefundStatus.Succeeded).Sum(refund => refund.Minor);

    /// <summary>Where the money that was set aside goes: to the channel, or back. An open outcome leaves it where it is.</summary>
    private static List<Transfer> Book(PaymentState state, StoredRefund refund, RefundStatus status, DateTimeOffset now)
    {
        var payable = Account.Payable(state.MerchantId);
        var (source, ordinal) = refund.SetAside ? (Account.Refunds(state.MerchantId), 2) : (payable, 1);
        var amount = new Amount(refund.Minor, state.Currency);
        if (status == RefundStatus.Succeeded) return [Transfer.Of(state.MerchantId, refund.Id, ordinal, source, Account.Clearing(state.Attempt.Channel), amount, now)];
        if (status == RefundStatus.Failed && refund.SetAside) return [Transfer.Of(state.MerchantId, refund.Id, ordinal, source, payable, amount, now)];
        return [];
    }

    private static long Claimed(PaymentState state) => state.Refunds.Where(refund => refund.Status != RefundStatus.Failed).Sum(refund => refund.Minor);

    private static bool IsFinal(RefundStatus status) => status is RefundStatus.Succeeded or RefundStatus.Failed;

    private static int FindIndex(this ImmutableArray<StoredRefund> refunds, Func<StoredRefund, bool> wanted)
    {
        for (var i = 0; i < refunds.Length; i++)
            if (wanted(refunds[i])) return i;
        return -1;
    }
}
