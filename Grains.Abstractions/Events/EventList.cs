using Payments.Paging;

namespace Payments.Events;

/// <summary>Which events a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("event-list")]
public sealed record EventList([property: Id(0)] ListWindow Window, [property: Id(1)] string? Type = null, [property: Id(2)] string? ObjectId = null);
