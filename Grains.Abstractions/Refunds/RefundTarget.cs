namespace Payments.Refunds;

/// <summary>What a refund is to give back of: a payment, or what was captured of a pre-authorisation.</summary>
/// <param name="CaptureId">Which capture; null for the oldest one that has enough left.</param>
[GenerateSerializer, Immutable, Alias("refund-target")]
public sealed record RefundTarget(
    [property: Id(0)] string? PaymentId,
    [property: Id(1)] string? PreAuthorisationId = null,
    [property: Id(2)] string? CaptureId = null);
