using Payments.Paging;

namespace Payments.Orders;

/// <summary>Which orders a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("order-list")]
public sealed record OrderList([property: Id(0)] ListWindow Window, [property: Id(1)] OrderStatus? Status = null, [property: Id(2)] string? Number = null);
