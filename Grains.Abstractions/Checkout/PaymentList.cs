using Payments.Paging;

namespace Payments.Checkout;

/// <summary>Which payments a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("payment-list")]
public sealed record PaymentList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] PaymentStatus? Status = null,
    [property: Id(2)] string? OrderId = null,
    [property: Id(3)] long? AmountFrom = null,
    [property: Id(4)] long? AmountTo = null,
    [property: Id(5)] string? Currency = null,
    [property: Id(6)] string? Channel = null);
