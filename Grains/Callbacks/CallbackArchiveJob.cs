using Payments.Jobs;

namespace Payments.Callbacks;

/// <summary>Once a week, callbacks that are past their days.</summary>
public sealed class CallbackArchiveJob(CallbackArchive archive, TimeProvider clock) : IJob
{
    public string Name => JobNames.Archive;

    public IJobSchedule Schedule { get; } = new WeeklySchedule(DayOfWeek.Sunday, Hour: 3);

    public Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation) => MovedBatch.Of(
        CallbackArchive.Batch, cursor, most => archive.MoveBatch(clock.GetUtcNow() - CallbackArchive.Kept, most, cancellation), clock, cancellation);
}
