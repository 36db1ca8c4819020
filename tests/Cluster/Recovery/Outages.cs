using System.Diagnostics;

namespace Payments.Tests.Cluster.Recovery;

/// <summary>How long each of many things did not answer after a moment: until the success that no failure followed.</summary>
internal sealed class Outages(int count)
{
    private readonly TimeSpan?[] recovered = new TimeSpan?[count];
    private readonly Lock door = new();
    private long moment = long.MaxValue;

    public int Failures { get; private set; }

    public void Begin() => Volatile.Write(ref moment, Stopwatch.GetTimestamp());

    /// <summary>Takes the outcome of a call that began then and has just ended.</summary>
    public void Record(int index, long began, bool success)
    {
        var since = Volatile.Read(ref moment);
        if (since == long.MaxValue) return;
        lock (door)
        {
            if (!success)
            {
                recovered[index] = null;
                Failures++;
            }
            else if (began >= since)
            {
                recovered[index] ??= Stopwatch.GetElapsedTime(since);
            }
        }
    }

    public bool AllRecovered()
    {
        lock (door) return recovered.All(outage => outage is not null);
    }

    public IReadOnlyList<TimeSpan> Durations()
    {
        lock (door) return [.. recovered.Select(outage => outage ?? TimeSpan.MaxValue)];
    }
}
