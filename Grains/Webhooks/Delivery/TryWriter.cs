using Npgsql;
using Payments.Webhooks.Notifications;

namespace Payments.Webhooks.Delivery;

/// <summary>
/// Writes what came of tries, those of all endpoints together: whoever comes while a write is under way shares the next
/// one. A try of which another one knows more, or whose notification was started anew meanwhile, changes nothing.
/// </summary>
public sealed class TryWriter(NpgsqlDataSource database)
{
    private const string RecordText = """
        UPDATE webhook_notifications n
        SET status = u.status, attempts = n.attempts + 1, status_code = u.status_code, response = u.response, error = u.error, next_retry_at = u.next_retry_at, last_attempt_at = u.at,
            succeeded_at = CASE WHEN u.status = 'succeeded' THEN u.at END, failed_at = CASE WHEN u.status = 'dead' THEN u.at END
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS u (id, attempts, status, status_code, response, error, next_retry_at, at)
        WHERE n.id = u.id AND n.attempts = u.attempts AND n.status = 'pending'
        """;

    // What comes behind in the order of the same object is due when that may be: so nobody looks at it in vain until then.
    private const string FollowersText = """
        UPDATE webhook_notifications n SET next_retry_at = u.at FROM unnest($1, $2, $3, $4) AS u (id, endpoint_id, object_id, at)
        WHERE n.endpoint_id = u.endpoint_id AND n.object_id = u.object_id AND n.id <> u.id AND n.status = 'pending' AND n.attempts = 0
        """;

    private readonly Lock _gate = new();
    private List<(TryRecord Record, TaskCompletionSource Done)> _waiting = [];
    private bool _writing;

    /// <summary>Completes when it is durable.</summary>
    public Task Write(TryRecord record)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((record, done));
            if (_writing) return done.Task;
            _writing = true;
        }

        // Not in the turn of the grain that happens to come first: it writes for all of them.
        _ = Task.Run(WriteWhatWaits);
        return done.Task;
    }

    private async Task WriteWhatWaits()
    {
        while (Take() is { Count: > 0 } taken)
        {
            try
            {
                await Write([.. taken.Select(one => one.Record).OrderBy(record => record.Id, StringComparer.Ordinal)]);
                foreach (var (_, done) in taken) done.SetResult();
            }
            catch (Exception e)
            {
                foreach (var (_, done) in taken) done.SetException(e);
            }
        }
    }

    private List<(TryRecord Record, TaskCompletionSource Done)> Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = [];
            _writing = taken.Count > 0;
            return taken;
        }
    }

    private async Task Write(List<TryRecord> records)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        var command = new NpgsqlBatchCommand(RecordText);
        Add(command, records, record => record.Id);
        Add(command, records, record => record.TriesBefore);
        Add(command, records, record => NotificationColumns.Word(record.Status));
        Add(command, records, record => record.StatusCode);
        Add(command, records, record => record.Response);
        Add(command, records, record => record.Error);
        Add(command, records, record => record.NextRetryAt);
        Add(command, records, record => record.At);
        batch.BatchCommands.Add(command);
        // The usual delivery succeeds at once, and nothing behind it was put off.
        var moved = records.Where(record => record.NextRetryAt is not null || record.TriesBefore > 0).ToList();
        if (moved.Count > 0)
        {
            var followers = new NpgsqlBatchCommand(FollowersText);
            Add(followers, moved, record => record.Id);
            Add(followers, moved, record => record.EndpointId);
            Add(followers, moved, record => record.ObjectId);
            Add(followers, moved, record => record.NextRetryAt ?? record.At);
            batch.BatchCommands.Add(followers);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static void Add<T>(NpgsqlBatchCommand command, List<TryRecord> records, Func<TryRecord, T> get) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. records.Select(get)] });
}
