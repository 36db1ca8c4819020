using Payments.Paging;

namespace Payments.Callbacks;

/// <summary>Which callbacks a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("callback-list")]
public sealed record CallbackList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] CallbackStatus? Status = null,
    [property: Id(2)] string? Channel = null,
    [property: Id(3)] string? BusinessId = null);
