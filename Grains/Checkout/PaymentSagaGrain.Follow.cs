using Payments.Money;
using Payments.Orders;
using Payments.Outcomes;
using Payments.Rows;

namespace Payments.Checkout;

/// <summary>What a payment's order and limits go through with it.</summary>
public sealed partial class PaymentSagaGrain
{
    /// <summary>
    /// Nobody but this saga changes a payment that is open, and money that the channel has taken stays taken, so that order and
    /// limits need not wait until the payment is written. But what others may take is let go only when that cannot be forgotten:
    /// a saga that lost the channel's no in a crash would go on without it.
    /// </summary>
    private async Task<PaymentView> SettleAndFollow(AttemptResult? result)
    {
        var settled = Settle(result);
        var status = result is null ? PaymentStatus.Processing : PaymentRules.StatusAfter(result.Outcome);
        var letsGo = !PaymentSaga.IsOpen(status) && !PaymentSaga.IsPaid(status);
        if (letsGo || row.State.Payment.OrderId is not null) await settled;
        await Task.WhenAll(settled, Follow(status));
        return await settled;
    }

    /// <summary>What follows for order and limits from how the payment stands.</summary>
    private Task Follow(PaymentStatus status) => IsBlocked ? EndBlocked() : status switch
    {
        PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded => Task.WhenAll(Settled(OrderStatus.Paid), Limits(row.State.MerchantId).Commit(Hold)),
        PaymentStatus.Failed or PaymentStatus.Cancelled or PaymentStatus.Expired => Task.WhenAll(Settled(OrderStatus.Cancelled), FreeLimits()),
        PaymentStatus.Processing or PaymentStatus.Pending or PaymentStatus.Unknown => Settled(OrderStatus.Open),
    };

    private async Task FreeLimits()
    {
        var (limits, payment) = (Limits(row.State.MerchantId), row.State.Payment);
        if (payment is not { OnlyCounts: true, CountedOn: { } day })
        {
            await limits.Release(Hold);
            return;
        }

        // What is given back is no longer held, whether the limits have heard that it only counts or not.
        await limits.Commit(Hold);
        await limits.GiveBack(Id, payment.Counts, day);
    }

    private Task<Outcome<OrderView>> Settled(OrderStatus status) => Order(OrderId).Settle(OrderOf(row.State), Id, status);

    /// <summary>Nothing to do for an order without a number of its own: it is created with the payment's answer.</summary>
    private async Task<Refusal?> ClaimOrder()
    {
        var payment = row.State.Payment;
        if (payment.OrderId is { } order) return (await Order(order).Claim(ClaimOf(row.State.MerchantId, new Amount(payment.Amount, payment.Currency)))).Refusal;
        return payment.OrderNumber is null ? null : (await Order(OrderId).Place(OrderOf(row.State))).Refusal;
    }

    /// <summary>Another payment was first, and this one never began: nothing of it stays, so that the request may come again.</summary>
    private async Task<Refusal> Withdraw(Refusal refusal)
    {
        var (merchant, hold) = (row.State.MerchantId, Hold);
        await row.Clear(this);
        // Last: should this process die before it, the hold is found as a leak; a saga without its hold would go on.
        await Limits(merchant).Release(hold);
        return refusal;
    }
}
