using System.Collections.Immutable;

namespace Payments.Jobs;

/// <summary>All that is kept of a run, and where it goes on.</summary>
public sealed record JobRunState
{
    public string Job { get; init; } = "";

    public string Period { get; init; } = "";

    public JobRunStatus Status { get; init; }

    public JobTrigger Trigger { get; init; }

    public string? TriggeredBy { get; init; }

    /// <summary>When it began; while it is planned, when it will. A job's history is in this order.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it begins; null unless it is planned.</summary>
    public DateTimeOffset? Due { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Where the last batch ended; null at the beginning.</summary>
    public string? Cursor { get; init; }

    public JobCounts Counts { get; init; } = JobCounts.None;

    /// <summary>The first of what could not be done.</summary>
    public ImmutableArray<string> Failures { get; init; } = [];

    public string? Error { get; init; }
}
