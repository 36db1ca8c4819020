namespace Payments.Checkout;

/// <summary>What a payment looks like from outside.</summary>
/// <param name="ExpiresAt">Until when it waits for its customer or the channel; null once it has ended.</param>
/// <param name="Exchange">What it counts in the merchant's settlement currency; left out where it is in that currency.</param>
[GenerateSerializer, Immutable, Alias("payment-view")]
public sealed record PaymentView(
    [property: Id(0)] string Id,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] string OrderId,
    [property: Id(3)] long Amount,
    [property: Id(4)] string Currency,
    [property: Id(5)] PaymentStatus Status,
    [property: Id(6)] long Refunded,
    [property: Id(7)] PaymentDecline? Decline,
    [property: Id(8)] CustomerStep? NextAction,
    [property: Id(9)] string? Description,
    [property: Id(10)] DateTimeOffset CreatedAt,
    [property: Id(11)] DateTimeOffset UpdatedAt,
    [property: Id(12)] DateTimeOffset? ExpiresAt = null,
    [property: Id(13)] ExchangedAmount? Exchange = null);
