using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that travel with calls, from caller to callee and never back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Values = new();

    internal static ImmutableDictionary<string, object>? Current
    {
        get => Values.Value;
        set => Values.Value = value;
    }

    public static IEnumerable<string> Keys => Values.Value?.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    public static object? Get(string key) => Values.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value) =>
        Values.Value = (Values.Value ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value);

    public static bool Remove(string key)
    {
        if (Values.Value is not { } values || !values.ContainsKey(key)) return false;
        var rest = values.Remove(key);
        Values.Value = rest.IsEmpty ? null : rest;
        return true;
    }

    public static void Clear()
    {
        if (Values.Value is not null) Values.Value = null;
    }
}
