using System.Diagnostics.Metrics;

namespace Payments.Storage;

/// <summary>What the storage tells about itself, on the meter Payments.Storage.</summary>
public sealed class StorageMetrics
{
    public const string MeterName = "Payments.Storage";

    private readonly Histogram<int> _batchRows;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _retries;
    private Func<int> _waiting = () => 0;

    public StorageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _batchRows = meter.CreateHistogram<int>("payments.storage.batch.rows", "{row}", "Rows committed together.");
        _commitSeconds = meter.CreateHistogram<double>("payments.storage.commit.duration", "s", "Time of one commit.");
        _conflicts = meter.CreateCounter<long>("payments.storage.conflicts", "{row}", "Writes with a stale version.");
        _rejected = meter.CreateCounter<long>("payments.storage.rejected", "{row}", "Writes that PostgreSQL refused.");
        _expired = meter.CreateCounter<long>("payments.storage.expired", "{row}", "Writes that did not end in time.");
        _retries = meter.CreateCounter<long>("payments.storage.retries", "{batch}", "Batches sent again, by reason.");
        meter.CreateObservableGauge("payments.storage.queue.length", () => _waiting(), "{row}", "Writes that wait for a committer.");
    }

    internal void WatchQueue(Func<int> waiting) => _waiting = waiting;

    internal void Committed(int rows, TimeSpan took)
    {
        _batchRows.Record(rows);
        _commitSeconds.Record(took.TotalSeconds);
    }

    internal void Conflicted() => _conflicts.Add(1);

    internal void Rejected() => _rejected.Add(1);

    internal void Expired(int rows) => _expired.Add(rows);

    internal void Retried(string reason) => _retries.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
