using System.Collections.Immutable;
using Payments.Money;

namespace Payments.Orders;

/// <param name="Fingerprint">Of the request that creates it.</param>
/// <param name="PaymentId">The payment that brings it along, and has claimed it from its first moment.</param>
[GenerateSerializer, Immutable, Alias("place-order")]
public sealed record PlaceOrder(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] string Number,
    [property: Id(2)] Amount Amount,
    [property: Id(3)] ImmutableArray<OrderItem> Items,
    [property: Id(4)] string Fingerprint,
    [property: Id(5)] string? PaymentId = null);
