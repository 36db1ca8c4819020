using Payments.Outcomes;
using Payments.Refunds;

namespace Payments.Holds;

/// <summary>Refunds of captures: their shares are decided behind the gate as captures' are, and the refund's grain asks the channel.</summary>
public sealed partial class HoldGrain
{
    public async Task<Outcome<RefundHold>> HoldRefund(string merchantId, string refundId, string? captureId, long? minor)
    {
        // Another merchant's pre-authorisation answers exactly like a missing one.
        var held = await Change(state => state.MerchantId == merchantId
            ? CaptureRefundRules.Hold(state, refundId, captureId, minor, clock.GetUtcNow())
            : HoldRefusals.NotFound);
        return held.Accepted ? CaptureRefundRules.HoldOf(held.Value, refundId) : held.Refusal;
    }

    public Task SettleRefund(string refundId, RefundStatus status) =>
        Change(state => CaptureRefundRules.Settle(Id, state, refundId, status, clock.GetUtcNow()));
}
