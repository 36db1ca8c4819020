using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Payments.Embedded;

/// <summary>Statistics per grain type, for the console and as instruments of the meter "Payments.Embedded".</summary>
public sealed class GrainStatistics : IDisposable
{
    public const string MeterName = "Payments.Embedded";

    private static readonly TimeSpan SharedFor = TimeSpan.FromMilliseconds(100);

    private readonly Meter _meter = new(MeterName);
    private readonly EmbeddedSilo _silo;
    private volatile SharedFigures? _shared;

    internal GrainStatistics(EmbeddedSilo silo)
    {
        _silo = silo;
        _meter.CreateObservableGauge("grains.activations", () => Measure(figures => figures.Activations), description: "Activations now");
        _meter.CreateObservableCounter("grains.activations.created", () => Measure(figures => figures.Created));
        _meter.CreateObservableCounter("grains.activations.deactivated", () => Measure(figures => figures.Deactivated));
        _meter.CreateObservableCounter("grains.calls", () => Measure(figures => figures.Calls));
        _meter.CreateObservableCounter("grains.calls.failed", () => Measure(figures => figures.Failures));
        _meter.CreateObservableGauge("grains.calls.waiting", () => Measure(figures => figures.Waiting));
        _meter.CreateObservableGauge("grains.latency.p50", () => Measure(figures => figures.LatencyP50.TotalSeconds), "s");
        _meter.CreateObservableGauge("grains.latency.p99", () => Measure(figures => figures.LatencyP99.TotalSeconds), "s");
    }

    public IReadOnlyList<GrainTypeFigures> Snapshot() =>
        [.. _silo.Catalog.Classes.Select(one => one.Statistics.Read()).OrderBy(figures => figures.GrainType, StringComparer.Ordinal)];

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<T>> Measure<T>(Func<GrainTypeFigures, T> select) where T : struct =>
        Shared().Select(figures => new Measurement<T>(select(figures), new KeyValuePair<string, object?>("grain.type", figures.GrainType)));

    // One collection asks every instrument in turn; the look over all activations is made once for all of them.
    private IReadOnlyList<GrainTypeFigures> Shared()
    {
        if (_shared is { } known && Stopwatch.GetElapsedTime(known.At) < SharedFor) return known.Figures;
        var figures = Snapshot();
        _shared = new(Stopwatch.GetTimestamp(), figures);
        return figures;
    }

    private sealed record SharedFigures(long At, IReadOnlyList<GrainTypeFigures> Figures);
}
