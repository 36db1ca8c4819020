using System.Globalization;

namespace Payments.Jobs;

/// <summary>When a job runs and what becomes of a run. Pure.</summary>
public static class JobRules
{
    /// <summary>The document stays small; all failures are in the log.</summary>
    public const int MaxFailures = 5;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromDays(1);

    /// <summary>When the job runs next by itself. What failed is tried again a day later, for no longer than its period lasts.</summary>
    /// <param name="last">The latest run that has ended and, where it failed, was not made up for; null when there was none.</param>
    public static DateTimeOffset NextDue(IJobSchedule schedule, JobRunState? last, DateTimeOffset now)
    {
        var regular = schedule.NextAfter(now);
        return last is { Status: JobRunStatus.Failed, CompletedAt: { } failed } && failed + AfterFailure < regular ? failed + AfterFailure : regular;
    }

    public static JobRunState Plan(string job, IJobSchedule schedule, DateTimeOffset due) => new()
    {
        Job = job,
        Period = schedule.PeriodOf(due),
        Status = JobRunStatus.Pending,
        At = due,
        Due = due,
    };

    /// <summary>The period is that of the start: a run that comes late, because no process was there, is for the time in which it comes.</summary>
    public static JobRunState Start(JobRunState planned, string period, DateTimeOffset now) =>
        planned with { Status = JobRunStatus.Running, Period = period, At = now, Due = null, StartedAt = now };

    public static JobRunState StartByHand(string job, string period, string by, DateTimeOffset now) => new()
    {
        Job = job,
        Period = period,
        Status = JobRunStatus.Running,
        Trigger = JobTrigger.Manual,
        TriggeredBy = by,
        At = now,
        StartedAt = now,
    };

    /// <param name="done">The run that has done the period.</param>
    public static JobRunState Skip(JobRunState run, string period, string done, DateTimeOffset now) => run with
    {
        Status = JobRunStatus.Skipped,
        Period = period,
        At = now,
        Due = null,
        StartedAt = null,
        CompletedAt = now,
        Error = $"{period} was done already by {done}.",
    };

    /// <summary>The run after a batch: the next one begins where this ended, or it was the last.</summary>
    public static JobRunState After(JobRunState run, JobBatch batch, DateTimeOffset now)
    {
        var next = run with
        {
            Cursor = batch.Cursor,
            Counts = run.Counts.Plus(batch.Counts),
            Failures = [.. run.Failures.Concat(batch.Failures).Take(MaxFailures)],
        };
        if (batch.Cursor is not null) return next;
        return next.Counts.Failed == 0
            ? next with { Status = JobRunStatus.Completed, CompletedAt = now }
            : Fail(next, Summary(next), now);
    }

    public static JobRunState Fail(JobRunState run, string error, DateTimeOffset now) =>
        run with { Status = JobRunStatus.Failed, CompletedAt = now, Error = error };

    public static JobRunView View(string id, JobRunState run) => new(
        id,
        run.Job,
        run.Period,
        run.Status,
        run.Trigger,
        run.TriggeredBy,
        run.At,
        run.Due,
        run.StartedAt,
        run.CompletedAt,
        run is { StartedAt: { } from, CompletedAt: { } to } ? (long)(to - from).TotalMilliseconds : null,
        run.Counts,
        run.Error);

    public static string Word(JobRunStatus status) => status switch
    {
        JobRunStatus.Pending => "pending",
        JobRunStatus.Running => "running",
        JobRunStatus.Completed => "completed",
        JobRunStatus.Failed => "failed",
        JobRunStatus.Skipped => "skipped",
    };

    private static string Summary(JobRunState run)
    {
        var more = run.Counts.Failed - run.Failures.Length;
        var rest = more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{run.Counts.Failed} could not be done: {string.Join(", ", run.Failures)}{rest}.");
    }
}
