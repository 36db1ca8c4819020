using Npgsql;

namespace Payments.Callbacks;

/// <summary>
/// Moves callbacks that have ended long ago to channel_callbacks_archive. A batch is copied and deleted in one transaction, so that
/// it may be stopped or killed at any moment and begun again, also twice at the same time.
/// </summary>
public sealed class CallbackArchive(NpgsqlDataSource database, TimeProvider clock)
{
    public const int Batch = 1_000;
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Moves one batch; what still waits to be applied stays, however old it is.</summary>
    public async Task<int> MoveBatch(DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            WITH old AS (
              SELECT key FROM channel_callbacks WHERE received_at < $1 AND due IS NULL ORDER BY received_at, key LIMIT $2 FOR UPDATE SKIP LOCKED
            ), gone AS (
              DELETE FROM channel_callbacks c USING old WHERE c.key = old.key
              RETURNING c.key, c.doc, c.channel, c.reference, c.business_id, c.merchant_id, c.status, c.received_at
            )
            INSERT INTO channel_callbacks_archive (key, doc, channel, reference, business_id, merchant_id, status, received_at, archived_at)
            SELECT key, doc, channel, reference, business_id, merchant_id, status, received_at, $3 FROM gone
            ON CONFLICT (key) DO UPDATE SET doc = excluded.doc, status = excluded.status, received_at = excluded.received_at, archived_at = excluded.archived_at
            """);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
