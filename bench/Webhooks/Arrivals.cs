using System.Collections.Concurrent;

namespace Payments.Bench.Webhooks;

/// <summary>The first try of every notification, and how long after its event it came.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<TimeSpan> _first = new();

    public int Count => _first.Count;

    public void Add(string id, DateTimeOffset happened)
    {
        // Later tries, also of what was counted before, say nothing.
        if (_seen.TryAdd(id, true)) _first.Enqueue(TimeProvider.System.GetUtcNow() - happened);
    }

    /// <summary>Ends the count so far and answers with it, sorted.</summary>
    public TimeSpan[] Take()
    {
        TimeSpan[] taken = [.. _first.Order()];
        _first.Clear();
        return taken;
    }
}
