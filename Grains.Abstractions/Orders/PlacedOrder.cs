namespace Payments.Orders;

[GenerateSerializer, Immutable, Alias("placed-order")]
public sealed record PlacedOrder([property: Id(0)] OrderView Order, [property: Id(1)] bool Replayed);
