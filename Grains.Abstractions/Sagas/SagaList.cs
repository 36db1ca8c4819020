using Payments.Paging;

namespace Payments.Sagas;

[GenerateSerializer, Immutable, Alias("saga-list")]
public sealed record SagaList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] string? Type,
    [property: Id(2)] string? Status,
    [property: Id(3)] string? BusinessId);
