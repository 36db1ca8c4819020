using Payments.Paging;

namespace Payments.Refunds;

/// <summary>Which refunds a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("refund-list")]
public sealed record RefundList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] string? PaymentId = null,
    [property: Id(2)] RefundStatus? Status = null,
    [property: Id(3)] string? PreAuthorisationId = null);
