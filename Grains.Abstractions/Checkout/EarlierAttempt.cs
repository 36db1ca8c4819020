namespace Payments.Checkout;

/// <summary>An attempt that moved no money, after which the payment went on to another channel.</summary>
/// <param name="Id">The channel's idempotency key.</param>
/// <param name="Why">Where nothing declined it: it was never sent.</param>
[GenerateSerializer, Immutable, Alias("earlier-attempt")]
public sealed record EarlierAttempt(
    [property: Id(0)] string Id,
    [property: Id(1)] string Channel,
    [property: Id(2)] PaymentDecline? Decline,
    [property: Id(3)] string? Why,
    [property: Id(4)] DateTimeOffset At);
