namespace Payments.Orders;

/// <summary>One line of an order: quantity times unit price, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("order-item")]
public sealed record OrderItem([property: Id(0)] string Name, [property: Id(1)] int Quantity, [property: Id(2)] long UnitAmount);
