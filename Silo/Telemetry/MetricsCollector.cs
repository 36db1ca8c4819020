using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Payments.Silo.Telemetry;

/// <summary>Keeps the current value of every instrument of the meters that matter, for /metrics to read.</summary>
public sealed class MetricsCollector : IDisposable
{
    private static readonly string[] Meters = ["Payments.", "Microsoft.AspNetCore.", "Microsoft.Orleans", "System.Runtime", "Npgsql"];

    private readonly ConcurrentDictionary<Instrument, Metric> _metrics = new();
    private readonly MeterListener _listener = new();

    public MetricsCollector()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (Meters.Any(prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.Ordinal)))
                self.EnableMeasurementEvents(instrument, _metrics.GetOrAdd(instrument, static one => new Metric(one)));
        };
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Take(state, (double)value, tags));
        _listener.Start();
    }

    internal IEnumerable<Metric> Read()
    {
        _listener.RecordObservableInstruments();
        return _metrics.Values;
    }

    public void Dispose() => _listener.Dispose();

    private static void Take(object? state, double value, ReadOnlySpan<Tag> tags) => ((Metric)state!).Take(value, tags);
}
