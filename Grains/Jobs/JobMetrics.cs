using System.Diagnostics.Metrics;

namespace Payments.Jobs;

/// <summary>What jobs tell about themselves, on the meter Payments.Jobs: an alarm watches the failed ones.</summary>
public sealed class JobMetrics
{
    public const string MeterName = "Payments.Jobs";

    private readonly Counter<long> _started;
    private readonly Counter<long> _completed;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _skipped;
    private readonly Histogram<double> _seconds;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _started = meter.CreateCounter<long>("payments.jobs.started", "{run}", "Runs that have begun.");
        _completed = meter.CreateCounter<long>("payments.jobs.completed", "{run}", "Runs that did all they had to.");
        _failed = meter.CreateCounter<long>("payments.jobs.failed", "{run}", "Runs that could not do all they had to: somebody has to look.");
        _skipped = meter.CreateCounter<long>("payments.jobs.skipped", "{run}", "Runs of a period that was done already.");
        _seconds = meter.CreateHistogram<double>("payments.jobs.duration", "s", "From the beginning of a run to its end.");
    }

    /// <summary>A run was written with a status that it did not have before.</summary>
    public void Became(JobRunState run)
    {
        var tag = new KeyValuePair<string, object?>("job", run.Job);
        Of(run.Status)?.Add(1, tag);
        if (run is { StartedAt: { } from, CompletedAt: { } to }) _seconds.Record((to - from).TotalSeconds, tag);
    }

    private Counter<long>? Of(JobRunStatus status) => status switch
    {
        JobRunStatus.Pending => null,
        JobRunStatus.Running => _started,
        JobRunStatus.Completed => _completed,
        JobRunStatus.Failed => _failed,
        JobRunStatus.Skipped => _skipped,
    };
}
