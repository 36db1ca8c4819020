using Payments.Jobs;

namespace Payments.Webhooks.Archive;

/// <summary>Once a week, deliveries that arrived and are past their days.</summary>
public sealed class WebhookArchiveJob(NotificationArchive archive, TimeProvider clock) : IJob
{
    public string Name => JobNames.WebhookArchive;

    public IJobSchedule Schedule { get; } = new WeeklySchedule(DayOfWeek.Sunday, Hour: 3);

    public Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation) => MovedBatch.Of(
        NotificationArchive.Batch, cursor, most => archive.MoveSucceeded(clock.GetUtcNow() - NotificationArchive.Kept, most, cancellation), clock, cancellation);
}
