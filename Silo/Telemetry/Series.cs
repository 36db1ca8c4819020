namespace Payments.Silo.Telemetry;

/// <summary>One line of one metric: the numbers under one set of tags.</summary>
internal sealed class Series(double[]? bounds)
{
    private readonly long[] buckets = new long[bounds is null ? 0 : bounds.Length + 1];
    private readonly Lock gate = new();
    private double sum;
    private long count;

    public void Add(double value)
    {
        lock (gate) sum += value;
    }

    public void Set(double value)
    {
        lock (gate) sum = value;
    }

    public void Record(double value)
    {
        var at = Array.BinarySearch(bounds!, value);
        lock (gate)
        {
            buckets[at < 0 ? ~at : at]++;
            sum += value;
            count++;
        }
    }

    public (double Sum, long Count, long[] Buckets) Read()
    {
        lock (gate) return (sum, count, [.. buckets]);
    }
}
