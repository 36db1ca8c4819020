using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Refunds;

namespace Payments.Checkout;

/// <summary>One payment: its amount, its attempts at the channel, its status and what was booked. Its key is the payment's id.</summary>
[Alias("payment")]
public interface IPaymentGrain : IGrainWithStringKey
{
    /// <summary>Shows the payment as processing while its first attempt is under way. The intent itself is durable in the saga.</summary>
    [Alias("begin")]
    Task Begin(BeginPayment intent);

    /// <summary>
    /// Applies what the channel said, creating the payment with its first answer; a success books the money in the same
    /// transaction. Doing it again changes nothing.
    /// </summary>
    [Alias("settle")]
    Task<PaymentView> Settle(BeginPayment intent, AttemptResult result);

    /// <summary>
    /// Applies a success that the channel reports of a payment that had ended as cancelled or expired, and books the money in
    /// the same transaction. Doing it again changes nothing.
    /// </summary>
    [Alias("settle-late")]
    Task<PaymentView> SettleLate(LatePayment success);

    /// <summary>Holds part of what was captured for a refund, or all that is left. Doing it again gives the same hold.</summary>
    [Alias("hold-refund")]
    Task<Outcome<RefundHold>> HoldRefund(string merchantId, string refundId, long? minor);

    /// <summary>Applies what became of a refund; a success books the money in the same transaction. Doing it again changes nothing.</summary>
    [Alias("settle-refund")]
    Task SettleRefund(string refundId, RefundStatus status);

    [ReadOnly, Alias("read")]
    Task<Outcome<PaymentView>> Read();

    /// <summary>What the payment looked like when the channel had its last word, whatever was refunded since.</summary>
    [ReadOnly, Alias("read-settled")]
    Task<Outcome<PaymentView>> ReadSettled();
}
