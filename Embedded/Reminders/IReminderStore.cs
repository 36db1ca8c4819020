namespace Payments.Embedded;

/// <summary>One durable reminder: it is due at StartAt + n * Period.</summary>
/// <param name="ETag">The version of the stored row; ignored when the entry is written.</param>
public sealed record ReminderEntry(GrainId GrainId, string Name, DateTimeOffset StartAt, TimeSpan Period, string ETag);

/// <summary>Where reminders are kept. Implementations are called from any thread, and several calls at a time.</summary>
public interface IReminderStore
{
    Task<ReminderEntry?> ReadAsync(GrainId grainId, string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<ReminderEntry>> ReadGrainAsync(GrainId grainId, CancellationToken cancellationToken);

    Task<IReadOnlyList<ReminderEntry>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Writes the entry, whether or not it was there, and returns its new etag.</summary>
    Task<string> UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken);

    /// <summary>Removes the entry if it still has this etag; false if it has gone or changed.</summary>
    Task<bool> RemoveAsync(GrainId grainId, string name, string etag, CancellationToken cancellationToken);
}
