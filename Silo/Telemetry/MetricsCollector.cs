using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Payments.Silo.Telemetry;

using Tag = KeyValuePair<string, object?>;

/// <summary>Keeps the current value of every instrument of the meters that matter, for /metrics to read.</summary>
public sealed class MetricsCollector : IDisposable
{
    private static readonly string[] Meters = ["Payments.", "Microsoft.AspNetCore.", "Microsoft.Orleans", "System.Runtime", "Npgsql"];

    private readonly ConcurrentDictionary<Instrument, Metric> metrics = new();
    private readonly MeterListener listener = new();

    public MetricsCollector()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (Meters.Any(prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.Ordinal)))
                self.EnableMeasurementEvents(instrument, metrics.GetOrAdd(instrument, static one => new Metric(one)));
        };
        listener.SetMeasurementEventCallback<byte>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<short>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Take(state, (double)value, tags));
        listener.Start();
    }

    internal IEnumerable<Metric> Read()
    {
        listener.RecordObservableInstruments();
        return metrics.Values;
    }

    public void Dispose() => listener.Dispose();

    private static void Take(object? state, double value, ReadOnlySpan<Tag> tags) => ((Metric)state!).Take(value, tags);
}
