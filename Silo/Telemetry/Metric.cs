using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Payments.Silo.Telemetry;

/// <summary>All series of one instrument.</summary>
internal sealed class Metric
{
    /// <summary>A tag that takes too many values must not fill the memory: further series are not kept.</summary>
    private const int MaxSeries = 1_000;

    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
    private static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    private readonly ConcurrentDictionary<Tag[], Series> _series = new(TagSetComparer.Instance);
    private readonly bool _absolute;
    private readonly ConcurrentDictionary<Tag[], Series>.AlternateLookup<ReadOnlySpan<Tag>> _lookup;

    public Metric(Instrument instrument)
    {
        Instrument = instrument;
        Type = TypeOf(instrument);
        Bounds = Type != MetricType.Histogram ? null : instrument.Unit == "s" ? Seconds : Counts;
        // Observed instruments and gauges report what is; the others report what came on top.
        _absolute = instrument.IsObservable || instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal);
        _lookup = _series.GetAlternateLookup<ReadOnlySpan<Tag>>();
    }

    public Instrument Instrument { get; }

    public MetricType Type { get; }

    public double[]? Bounds { get; }

    public IEnumerable<KeyValuePair<Tag[], Series>> All => _series;

    public void Take(double value, ReadOnlySpan<Tag> tags)
    {
        if (!_lookup.TryGetValue(tags, out var line))
        {
            if (_series.Count >= MaxSeries) return;
            line = _series.GetOrAdd(tags.ToArray(), _ => new Series(Bounds));
        }

        if (Type == MetricType.Histogram) line.Record(value);
        else if (_absolute) line.Set(value);
        else line.Add(value);
    }

    private static MetricType TypeOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        if (name.StartsWith("Histogram", StringComparison.Ordinal)) return MetricType.Histogram;
        return name.StartsWith("Counter", StringComparison.Ordinal) || name.StartsWith("ObservableCounter", StringComparison.Ordinal)
            ? MetricType.Counter
            : MetricType.Gauge;
    }
}
