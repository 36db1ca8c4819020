using Npgsql;

namespace Payments.Webhooks.Archive;

/// <summary>
/// Moves notifications that ended long ago to webhook_notifications_archive. A batch is copied and deleted in one transaction, so
/// that it may be stopped or killed at any moment and begun again, also twice at the same time. What waits stays, however old.
/// </summary>
public sealed class NotificationArchive(NpgsqlDataSource database, TimeProvider clock)
{
    public const int Batch = 1_000;
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly string[] Columns =
    [
        "merchant_id", "payment_id", "endpoint_id", "event_id", "event_type", "object_id", "sequence", "url", "payload", "status", "attempts", "max_attempts",
        "status_code", "response", "error", "created_at", "last_attempt_at", "next_retry_at", "succeeded_at", "failed_at",
    ];

    private static readonly string Succeeded = Text("status = 'succeeded' AND succeeded_at < $1 ORDER BY succeeded_at");
    private static readonly string Dead = Text("status = 'dead' AND failed_at < $1 ORDER BY failed_at");

    public Task<int> MoveSucceeded(DateTimeOffset before, int most, CancellationToken cancellation) => Move(Succeeded, before, most, cancellation);

    public Task<int> MoveDead(DateTimeOffset before, int most, CancellationToken cancellation) => Move(Dead, before, most, cancellation);

    private async Task<int> Move(string text, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(text);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    // One that was replayed after it was archived comes a second time: what it became last counts.
    private static string Text(string which)
    {
        var columns = string.Join(", ", Columns);
        return $"""
            WITH old AS (
              SELECT id AS old_id FROM webhook_notifications WHERE {which} LIMIT $2 FOR UPDATE SKIP LOCKED
            ), gone AS (
              DELETE FROM webhook_notifications USING old WHERE id = old_id RETURNING id, {columns}
            )
            INSERT INTO webhook_notifications_archive (id, {columns}, archived_at) SELECT id, {columns}, $3 FROM gone
            ON CONFLICT (id) DO UPDATE SET {string.Join(", ", Columns.Select(column => $"{column} = excluded.{column}"))}, archived_at = excluded.archived_at
            """;
    }
}
