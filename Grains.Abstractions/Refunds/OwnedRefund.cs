namespace Payments.Refunds;

/// <summary>A refund with the merchant it belongs to.</summary>
[GenerateSerializer, Immutable, Alias("owned-refund")]
public sealed record OwnedRefund([property: Id(0)] string MerchantId, [property: Id(1)] RefundView Refund);
