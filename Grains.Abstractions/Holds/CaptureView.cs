using Payments.Checkout;

namespace Payments.Holds;

/// <summary>What a capture looks like from outside. Its id is that of its transaction in the ledger.</summary>
/// <param name="Refunded">What of it was given back; refunds under way are not in it yet.</param>
[GenerateSerializer, Immutable, Alias("capture-view")]
public sealed record CaptureView(
    [property: Id(0)] string Id,
    [property: Id(1)] string PreAuthorisationId,
    [property: Id(2)] long Amount,
    [property: Id(3)] string Currency,
    [property: Id(9)] long Refunded,
    [property: Id(4)] bool Final,
    [property: Id(5)] CaptureStatus Status,
    [property: Id(6)] PaymentDecline? Decline,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] DateTimeOffset UpdatedAt);
