using Payments.Jobs;

namespace Payments.Callbacks;

/// <summary>Once a week, callbacks that are past their days. There is no place to go on from: what was moved is gone.</summary>
public sealed class CallbackArchiveJob(CallbackArchive archive, TimeProvider clock) : IJob
{
    private const string More = "more";

    /// <summary>Between two batches, so that what payments write has its turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public string Name => JobNames.Archive;

    public IJobSchedule Schedule { get; } = new WeeklySchedule(DayOfWeek.Sunday, Hour: 3);

    public async Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation)
    {
        if (cursor is not null) await Task.Delay(Pause, clock, cancellation);
        var moved = await archive.MoveBatch(clock.GetUtcNow() - CallbackArchive.Kept, CallbackArchive.Batch, cancellation);
        return new JobBatch(moved == CallbackArchive.Batch ? More : null, new JobCounts(moved, 0, 0), []);
    }
}
