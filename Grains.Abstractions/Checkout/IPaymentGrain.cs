using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Refunds;

namespace Payments.Checkout;

/// <summary>One payment: its amount, its attempts at the channel, its status and what was booked. Its key is the payment's id.</summary>
[Alias("payment")]
public interface IPaymentGrain : IGrainWithStringKey
{
    /// <summary>Records the payment and its attempt. Doing it again gives the same attempt.</summary>
    [Alias("begin")]
    Task<AttemptView> Begin(BeginPayment command);

    /// <summary>Applies what the channel said; a success books the money in the same transaction. Doing it again changes nothing.</summary>
    [Alias("settle")]
    Task<Outcome<PaymentView>> Settle(AttemptResult result);

    /// <summary>Holds part of what was captured for a refund, or all that is left. Doing it again gives the same hold.</summary>
    [Alias("hold-refund")]
    Task<Outcome<RefundHold>> HoldRefund(string merchantId, string refundId, long? minor);

    /// <summary>Applies what became of a refund; a success books the money in the same transaction. Doing it again changes nothing.</summary>
    [Alias("settle-refund")]
    Task SettleRefund(string refundId, RefundStatus status);

    [ReadOnly, Alias("read")]
    Task<Outcome<PaymentView>> Read();
}
