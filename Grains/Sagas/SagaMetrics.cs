using System.Diagnostics.Metrics;

namespace Payments.Sagas;

/// <summary>What sagas tell about themselves, on the meter Payments.Sagas.</summary>
public sealed class SagaMetrics
{
    public const string MeterName = "Payments.Sagas";

    private readonly Counter<long> _started;
    private readonly Counter<long> _completed;
    private readonly Counter<long> _compensated;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _seconds;

    public SagaMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _started = meter.CreateCounter<long>("payments.sagas.started", "{saga}", "Sagas that have begun.");
        _completed = meter.CreateCounter<long>("payments.sagas.completed", "{saga}", "Sagas that did all of their steps.");
        _compensated = meter.CreateCounter<long>("payments.sagas.compensated", "{saga}", "Sagas whose steps were undone.");
        _failed = meter.CreateCounter<long>("payments.sagas.failed", "{saga}", "Sagas that an operator has to look at.");
        _seconds = meter.CreateHistogram<double>("payments.sagas.duration", "s", "From the beginning of a saga to its end, the channel's time included.");
    }

    /// <summary>A saga's row was written, or it has ended without that.</summary>
    /// <param name="before">Null when it is new.</param>
    public void Stored(string type, SagaStatus? before, SagaStatus after, TimeSpan age)
    {
        var tag = new KeyValuePair<string, object?>("type", type);
        if (before is null) _started.Add(1, tag);
        if (before == after || Ended(after) is not { } counter) return;
        counter.Add(1, tag);
        _seconds.Record(age.TotalSeconds, tag);
    }

    private Counter<long>? Ended(SagaStatus status) => status switch
    {
        SagaStatus.Completed => _completed,
        SagaStatus.Compensated => _compensated,
        SagaStatus.Failed => _failed,
        SagaStatus.Running or SagaStatus.Compensating => null,
    };
}
