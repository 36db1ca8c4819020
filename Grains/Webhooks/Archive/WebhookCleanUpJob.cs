using Payments.Jobs;

namespace Payments.Webhooks.Archive;

/// <summary>Every day, dead letters that nobody has asked for in all their days. The archive keeps that they never arrived.</summary>
public sealed class WebhookCleanUpJob(NotificationArchive archive, TimeProvider clock) : IJob
{
    public string Name => JobNames.WebhookCleanUp;

    public IJobSchedule Schedule { get; } = new DailySchedule(Hour: 4);

    public Task<JobBatch> Work(string period, string? cursor, CancellationToken cancellation) => MovedBatch.Of(
        NotificationArchive.Batch, cursor, most => archive.MoveDead(clock.GetUtcNow() - NotificationArchive.Kept, most, cancellation), clock, cancellation);
}
