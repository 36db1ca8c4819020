using Payments.Paging;

namespace Payments.Holds;

/// <summary>Which pre-authorisations a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("hold-list")]
public sealed record HoldList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] HoldStatus? Status = null,
    [property: Id(2)] long? AmountFrom = null,
    [property: Id(3)] long? AmountTo = null,
    [property: Id(4)] string? Currency = null);
