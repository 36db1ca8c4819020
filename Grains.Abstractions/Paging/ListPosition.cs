namespace Payments.Paging;

/// <summary>A place in a list: just behind the entry with this time, ordinal (0 where the list has none) and id.</summary>
[GenerateSerializer, Immutable, Alias("list-position")]
public sealed record ListPosition([property: Id(0)] DateTimeOffset At, [property: Id(1)] long Ordinal, [property: Id(2)] string Id);
