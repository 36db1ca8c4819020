using Payments.Refunds;

namespace Payments.Checkout;

/// <summary>A refund as its payment knows it: what it holds of the captured amount.</summary>
public sealed record StoredRefund(string Id, long Minor, RefundStatus Status);
