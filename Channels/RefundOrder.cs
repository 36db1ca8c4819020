using Payments.Money;

namespace Payments.Channels;

/// <param name="AttemptId">The refund's own idempotency key at the channel, not that of the charge.</param>
/// <param name="ChargeReference">What the channel called the charge, or the capture, when it succeeded.</param>
public sealed record RefundOrder(
    string AttemptId,
    string ChargeReference,
    Amount Amount,
    string MerchantAccount,
    Uri? CallbackUrl);
