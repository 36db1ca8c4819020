using System.Collections.Immutable;

namespace Payments.Jobs;

/// <summary>What one batch of a run has come to.</summary>
/// <param name="Cursor">Where the next one begins; null when nothing is left.</param>
/// <param name="Failures">What could not be done, in a few words each and without secrets.</param>
public sealed record JobBatch(string? Cursor, JobCounts Counts, ImmutableArray<string> Failures)
{
    public JobBatch Plus(JobItem item) => this with
    {
        Counts = Counts.Plus(item.Counts),
        Failures = item.Failure is { } failure ? Failures.Add(failure) : Failures,
    };
}

/// <summary>What became of one item of a batch.</summary>
public sealed record JobItem(JobCounts Counts, string? Failure = null)
{
    public static JobItem Done { get; } = new(new JobCounts(1, 0, 0));

    public static JobItem AlreadyDone { get; } = new(new JobCounts(0, 1, 0));

    public static JobItem Failed(string failure) => new(new JobCounts(0, 0, 1), failure);
}
