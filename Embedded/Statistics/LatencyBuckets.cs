using System.Numerics;

namespace Payments.Embedded.Statistics;

/// <summary>Latencies in buckets of an eighth of a power of two microseconds: any percentile within 13 %.</summary>
internal static class LatencyBuckets
{
    private const int PerOctave = 8;

    // Up to about 17 minutes; longer ones share the last bucket.
    public const int Count = 31 * PerOctave;

    public static int Of(long microseconds)
    {
        if (microseconds < PerOctave) return (int)Math.Max(microseconds, 0);
        var octave = BitOperations.Log2((ulong)microseconds);
        var eighth = (int)(microseconds >> (octave - 3)) - PerOctave;
        return Math.Min(((octave - 2) * PerOctave) + eighth, Count - 1);
    }

    public static TimeSpan Percentile(long[] buckets, double share)
    {
        var rank = (long)Math.Ceiling(buckets.Sum() * share);
        var seen = 0L;
        for (var i = 0; i < Count; i++)
        {
            seen += buckets[i];
            if (seen >= rank && rank > 0) return TimeSpan.FromMicroseconds(UpperBound(i));
        }

        return TimeSpan.Zero;
    }

    private static long UpperBound(int bucket)
    {
        if (bucket < PerOctave) return bucket + 1;
        var octave = (bucket / PerOctave) + 2;
        return (bucket % PerOctave + PerOctave + 1L) << (octave - 3);
    }
}
