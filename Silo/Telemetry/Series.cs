namespace Payments.Silo.Telemetry;

/// <summary>One line of one metric: the numbers under one set of tags.</summary>
internal sealed class Series(double[]? bounds)
{
    private readonly long[] _buckets = new long[bounds is null ? 0 : bounds.Length + 1];
    private readonly Lock _gate = new();
    private double _sum;
    private long _count;

    public void Add(double value)
    {
        lock (_gate) _sum += value;
    }

    public void Set(double value)
    {
        lock (_gate) _sum = value;
    }

    public void Record(double value)
    {
        var at = Array.BinarySearch(bounds!, value);
        lock (_gate)
        {
            _buckets[at < 0 ? ~at : at]++;
            _sum += value;
            _count++;
        }
    }

    public (double Sum, long Count, long[] Buckets) Read()
    {
        lock (_gate) return (_sum, _count, [.. _buckets]);
    }
}
