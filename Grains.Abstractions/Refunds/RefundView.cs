using Payments.Checkout;

namespace Payments.Refunds;

/// <summary>What a refund looks like from outside.</summary>
/// <param name="PaymentId">What it is made of; a refund of what was captured has a pre-authorisation and a capture instead.</param>
/// <param name="ClaimUrl">Where the customer has to fetch it, while it waits for that: hand it to nobody else.</param>
[GenerateSerializer, Immutable, Alias("refund-view")]
public sealed record RefundView(
    [property: Id(0)] string Id,
    [property: Id(1)] string? PaymentId,
    [property: Id(9)] string? PreAuthorisationId,
    [property: Id(10)] string? CaptureId,
    [property: Id(2)] long Amount,
    [property: Id(3)] string Currency,
    [property: Id(4)] RefundStatus Status,
    [property: Id(5)] PaymentDecline? Decline,
    [property: Id(6)] string? Reason,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] DateTimeOffset UpdatedAt,
    [property: Id(11)] string? ClaimUrl = null);
