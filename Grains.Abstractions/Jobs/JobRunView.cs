namespace Payments.Jobs;

/// <summary>One run of a job, as its history keeps it.</summary>
/// <param name="Job">The job's name.</param>
/// <param name="Period">What the run is for; no period is done twice.</param>
/// <param name="TriggeredBy">The administrator who asked for it; missing when the schedule did.</param>
/// <param name="At">When it began; while it is planned, when it will.</param>
/// <param name="Due">When a planned run begins.</param>
/// <param name="DurationMs">From its start to its end, in milliseconds, the time in which no process was there included.</param>
/// <param name="Counts">What it has got through so far.</param>
/// <param name="Error">Why it failed or was skipped.</param>
[GenerateSerializer, Immutable, Alias("job-run-view")]
public sealed record JobRunView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Job,
    [property: Id(2)] string Period,
    [property: Id(3)] JobRunStatus Status,
    [property: Id(4)] JobTrigger Trigger,
    [property: Id(5)] string? TriggeredBy,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] DateTimeOffset? Due,
    [property: Id(8)] DateTimeOffset? StartedAt,
    [property: Id(9)] DateTimeOffset? CompletedAt,
    [property: Id(10)] long? DurationMs,
    [property: Id(11)] JobCounts Counts,
    [property: Id(12)] string? Error);
