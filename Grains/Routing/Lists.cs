using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>A list that was left out of a document is an empty one.</summary>
public static class Lists
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;

    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T>? list) => list is { IsDefault: false } there ? there : [];

    /// <summary>An empty list takes everything, and what is not known is taken by every list.</summary>
    public static bool Takes(this ImmutableArray<string>? list, string? value) => value is null || list.OrEmpty() is not [_, ..] some || some.Contains(value);

    /// <summary>An empty list is met by everything, and by what is not known only an empty one.</summary>
    public static bool IsMetBy(this ImmutableArray<string>? list, string? value) => list.OrEmpty() is not [_, ..] some || (value is not null && some.Contains(value));
}
