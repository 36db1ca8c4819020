using System.Collections.Immutable;
using Payments.Money;

namespace Payments.Checkout;

/// <summary>The intent: all that is known before the channel is asked. It is durable in the payment's saga from then on.</summary>
/// <param name="AttemptId">The channel's idempotency key.</param>
/// <param name="Channel">The account at a channel that it goes to.</param>
/// <param name="ExpiresAt">Until when it may wait for its customer.</param>
/// <param name="Earlier">Attempts at other channels that came to nothing; a default list for none.</param>
/// <param name="Exchange">What it counts in its merchant's settlement currency; null where that is its own.</param>
[GenerateSerializer, Immutable, Alias("begin-payment")]
public sealed record BeginPayment(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] string OrderId,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] string Method,
    [property: Id(4)] string Channel,
    [property: Id(5)] string? Description,
    [property: Id(6)] FeeTerms Fee,
    [property: Id(7)] string AttemptId,
    [property: Id(8)] DateTimeOffset At,
    [property: Id(9)] string? CountedOn = null,
    [property: Id(10)] DateTimeOffset? ExpiresAt = null,
    [property: Id(11)] ImmutableArray<EarlierAttempt> Earlier = default,
    [property: Id(12)] ExchangedAmount? Exchange = null);
