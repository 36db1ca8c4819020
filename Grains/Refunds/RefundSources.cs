using Payments.Checkout;
using Payments.Holds;
using Payments.Outcomes;

namespace Payments.Refunds;

/// <summary>The grain behind what a refund is made of.</summary>
internal static class RefundSources
{
    public static IRefundSource Of(IGrainFactory grains, RefundState refund) => refund.PreAuthorisationId is { } hold
        ? new OfPreAuthorisation(grains.GetGrain<IHoldGrain>(hold))
        : new OfPayment(grains.GetGrain<IPaymentGrain>(refund.PaymentId));

    private sealed class OfPayment(IPaymentGrain payment) : IRefundSource
    {
        public Task<Outcome<RefundHold>> Hold(string refundId, RefundWish wish) => payment.HoldRefund(wish.MerchantId, refundId, wish.Minor);

        public Task Settle(string refundId, RefundStatus status) => payment.SettleRefund(refundId, status);
    }

    private sealed class OfPreAuthorisation(IHoldGrain hold) : IRefundSource
    {
        public Task<Outcome<RefundHold>> Hold(string refundId, RefundWish wish) => hold.HoldRefund(wish.MerchantId, refundId, wish.CaptureId, wish.Minor);

        public Task Settle(string refundId, RefundStatus status) => hold.SettleRefund(refundId, status);
    }
}
