using System.Collections.Immutable;
using Payments.Checkout;

namespace Payments.Holds;

/// <summary>What a pre-authorisation looks like from outside.</summary>
/// <param name="Captured">What was captured of it.</param>
/// <param name="Refunded">What of that was given back; refunds under way are not in it yet.</param>
/// <param name="Remaining">What may still be captured; captures under way have taken their share.</param>
/// <param name="RemainingSeconds">How long it may still be captured.</param>
/// <param name="Exchange">What it counts in the merchant's settlement currency; left out where it is in that currency.</param>
[GenerateSerializer, Immutable, Alias("pre-authorisation-view")]
public sealed record PreAuthorisationView(
    [property: Id(0)] string Id,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] long Amount,
    [property: Id(3)] string Currency,
    [property: Id(4)] HoldStatus Status,
    [property: Id(5)] long Captured,
    [property: Id(15)] long Refunded,
    [property: Id(6)] long Remaining,
    [property: Id(7)] long RemainingSeconds,
    [property: Id(8)] DateTimeOffset ExpiresAt,
    [property: Id(9)] PaymentDecline? Decline,
    [property: Id(10)] CustomerStep? NextAction,
    [property: Id(11)] string? Description,
    [property: Id(12)] ImmutableArray<CaptureView> Captures,
    [property: Id(13)] DateTimeOffset CreatedAt,
    [property: Id(14)] DateTimeOffset UpdatedAt,
    [property: Id(16)] ExchangedAmount? Exchange = null);
