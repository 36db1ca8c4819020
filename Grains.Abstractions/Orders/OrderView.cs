using System.Collections.Immutable;

namespace Payments.Orders;

/// <summary>What an order looks like from outside.</summary>
[GenerateSerializer, Immutable, Alias("order-view")]
public sealed record OrderView(
    [property: Id(0)] string Id,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] string Number,
    [property: Id(3)] long Amount,
    [property: Id(4)] string Currency,
    [property: Id(5)] OrderStatus Status,
    [property: Id(6)] string? PaymentId,
    [property: Id(7)] ImmutableArray<OrderItem> Items,
    [property: Id(8)] DateTimeOffset CreatedAt);
