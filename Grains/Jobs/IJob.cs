namespace Payments.Jobs;

/// <summary>
/// What a job does and when. <see cref="JobGrain"/> does the rest: once in the cluster, from where the last batch ended,
/// with a history of runs.
/// </summary>
public interface IJob
{
    /// <summary>One of <see cref="JobNames"/>.</summary>
    string Name { get; }

    IJobSchedule Schedule { get; }

    /// <summary>
    /// Does the next part of a period. After a crash a batch is asked for again, so that each of its items must notice that it
    /// is done. An item's failure is counted; an exception means that nothing goes on: a storage that is away is waited for,
    /// anything else ends the run as failed.
    /// </summary>
    /// <param name="cursor">Where the last batch ended; null at the beginning.</param>
    Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation);
}
