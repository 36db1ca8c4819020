using System.Collections.Concurrent;

namespace Payments.Bench.Webhooks;

/// <summary>The first try of every notification, and how long after its event it came.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, TimeSpan> _first = new(StringComparer.Ordinal);

    public int Count => _first.Count;

    public void Add(string id, DateTimeOffset happened) => _first.TryAdd(id, TimeProvider.System.GetUtcNow() - happened);

    /// <summary>Ends the count so far and answers with it, sorted.</summary>
    public TimeSpan[] Take()
    {
        TimeSpan[] taken = [.. _first.Values.Order()];
        _first.Clear();
        return taken;
    }
}
