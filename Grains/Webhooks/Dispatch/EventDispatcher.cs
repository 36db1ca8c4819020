using Npgsql;
using NpgsqlTypes;
using Payments.Webhooks.Notifications;

namespace Payments.Webhooks.Dispatch;

/// <summary>
/// Gives events to the endpoints that want them: notifications and cursor in one transaction, so that each event is given
/// once. The cursor's row lock lets one dispatcher work at a time, whoever else believes it is the one.
/// </summary>
public sealed class EventDispatcher(NpgsqlDataSource database, TimeProvider clock)
{
    public const int Batch = 2_000;

    // Asked first and without a lock, so that an idle dispatcher writes nothing.
    private const string AnythingText = """
        SELECT EXISTS (
          SELECT FROM webhook_cursor c CROSS JOIN LATERAL (
            SELECT 1 FROM events WHERE (written_in, object_id, sequence) > (c.written_in, c.object_id, c.sequence) AND written_in < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY written_in, object_id, sequence LIMIT 1) t)
          OR EXISTS (SELECT FROM webhook_cursor WHERE written_in >= pg_snapshot_xmax(pg_current_snapshot()))
        """;

    private const string CursorText = """
        SELECT written_in, object_id, sequence, written_in >= pg_snapshot_xmax(pg_current_snapshot()) FROM webhook_cursor FOR UPDATE SKIP LOCKED
        """;

    // Older than every transaction under way: nothing can come to stand before these any more.
    private const string LastText = """
        SELECT written_in, object_id, sequence, count(*) OVER () FROM (
          SELECT written_in, object_id, sequence FROM events
          WHERE (written_in, object_id, sequence) > ($1, $2, $3) AND written_in < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY written_in, object_id, sequence LIMIT $4) b
        ORDER BY written_in DESC, object_id DESC, sequence DESC LIMIT 1
        """;

    private const string MatchesText = $"""
        WITH batch AS MATERIALIZED (
          SELECT * FROM events WHERE (written_in, object_id, sequence) > ($1, $2, $3) AND (written_in, object_id, sequence) <= ($4, $5, $6)
          ORDER BY written_in, object_id, sequence)
        {MatchingEvents.Text} AND w.status = 'enabled' AND w.created_at <= e.at + interval '1 minute'
        """;

    /// <summary>Gives out what is complete; answers with the endpoints that got something, and whether there may be more.</summary>
    public async Task<(IReadOnlySet<string> Endpoints, bool More)> Dispatch(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using (var anything = new NpgsqlCommand(AnythingText, connection))
            if (await anything.ExecuteScalarAsync(cancellation) is not true) return (new HashSet<string>(), false);

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Cursor(connection, cancellation) is not var (cursor, ahead)) return (new HashSet<string>(), false);
        if (ahead)
        {
            await RestoredEvents.Renumber(connection, cancellation);
            await transaction.CommitAsync(cancellation);
            return (new HashSet<string>(), true);
        }

        if (await Last(connection, cursor, cancellation) is not var (last, count)) return (new HashSet<string>(), false);
        var matches = await Matches(connection, cursor, last, cancellation);
        await using var batch = new NpgsqlBatch(connection);
        if (matches.Count > 0) batch.BatchCommands.Add(NotificationTable.Insert(matches, clock.GetUtcNow(), again: false));
        var move = new NpgsqlBatchCommand("UPDATE webhook_cursor SET written_in = $1, object_id = $2, sequence = $3");
        Add(move.Parameters, last);
        batch.BatchCommands.Add(move);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (matches.Select(one => one.EndpointId).ToHashSet(), count == Batch);
    }

    private static async Task<(EventPosition Position, bool Ahead)?> Cursor(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(CursorText, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (PositionOf(row), row.GetBoolean(3)) : null;
    }

    private static async Task<(EventPosition Position, long Count)?> Last(NpgsqlConnection connection, EventPosition cursor, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(LastText, connection);
        Add(command.Parameters, cursor);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Batch });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (PositionOf(row), row.GetInt64(3)) : null;
    }

    private static async Task<List<NewNotification>> Matches(NpgsqlConnection connection, EventPosition after, EventPosition last, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(MatchesText, connection);
        Add(command.Parameters, after);
        Add(command.Parameters, last);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var matches = new List<NewNotification>();
        while (await row.ReadAsync(cancellation)) matches.Add(MatchingEvents.Read(row));
        return matches;
    }

    private static EventPosition PositionOf(NpgsqlDataReader row) => new(row.GetFieldValue<ulong>(0), row.GetString(1), row.GetInt64(2));

    private static void Add(NpgsqlParameterCollection parameters, EventPosition position)
    {
        parameters.Add(new NpgsqlParameter { Value = position.WrittenIn, NpgsqlDbType = NpgsqlDbType.Xid8 });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = position.ObjectId });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = position.Sequence });
    }
}
