using System.Collections.Immutable;

namespace Payments.Paging;

/// <param name="Next">Where the next page begins; null when this one is the last.</param>
[GenerateSerializer, Immutable, Alias("list-page`1")]
public sealed record ListPage<T>([property: Id(0)] ImmutableArray<T> Items, [property: Id(1)] ListPosition? Next)
    where T : class;
