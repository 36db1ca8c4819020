using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>A list that was left out of a document is an empty one.</summary>
public static class Lists
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;

    /// <summary>An empty list takes everything, and what is not known is taken by every list.</summary>
    public static bool Takes(this ImmutableArray<string> list, string? value) => value is null || list.IsDefaultOrEmpty || list.Contains(value);

    /// <summary>An empty list is met by everything, and by what is not known only an empty one.</summary>
    public static bool IsMetBy(this ImmutableArray<string> list, string? value) => list.IsDefaultOrEmpty || (value is not null && list.Contains(value));
}
