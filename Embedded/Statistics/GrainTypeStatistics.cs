using Payments.Embedded.Activations;
using Payments.Embedded.Calls;

namespace Payments.Embedded.Statistics;

/// <summary>The counters of one grain class, in stripes so that processors do not fight over cache lines.</summary>
internal sealed class GrainTypeStatistics(GrainClass grainClass)
{
    private static readonly int Stripes = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount);

    // The buckets are also the count of calls: one increment per call is all that statistics cost.
    private readonly long[][] _latencies = [.. Enumerable.Range(0, Stripes).Select(_ => new long[LatencyBuckets.Count])];
    private long _failures;
    private long _created;
    private long _deactivated;

    public void Succeeded(GrainCall call)
    {
        if (!call.IsInternal) Count(call);
    }

    public void Failed(GrainCall call)
    {
        Interlocked.Increment(ref _failures);
        Count(call);
    }

    public void Created() => Interlocked.Increment(ref _created);

    public void Deactivated() => Interlocked.Increment(ref _deactivated);

    public GrainTypeFigures Read()
    {
        var latencies = new long[LatencyBuckets.Count];
        foreach (var stripe in _latencies)
        {
            for (var i = 0; i < latencies.Length; i++) latencies[i] += Volatile.Read(ref stripe[i]);
        }

        var waiting = 0L;
        foreach (var activation in grainClass.Activations) waiting += activation.WaitingCount;
        var (created, deactivated) = (Interlocked.Read(ref _created), Interlocked.Read(ref _deactivated));
        return new(
            grainClass.GrainType.ToString(),
            Activations: created - deactivated,
            created,
            deactivated,
            Calls: latencies.Sum(),
            Failures: Interlocked.Read(ref _failures),
            waiting,
            LatencyBuckets.Percentile(latencies, 0.5),
            LatencyBuckets.Percentile(latencies, 0.99));
    }

    private void Count(GrainCall call)
    {
        var silo = grainClass.Silo;
        var microseconds = (long)((silo.Now - call.SentAt) * silo.MicrosecondsPerTick);
        Interlocked.Increment(ref _latencies[Thread.GetCurrentProcessorId() & (Stripes - 1)][LatencyBuckets.Of(microseconds)]);
    }
}
