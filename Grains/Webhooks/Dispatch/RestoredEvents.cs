using Npgsql;

namespace Payments.Webhooks.Dispatch;

/// <summary>
/// A dump brings transaction ids of the server it was made on. On a server that has not come that far, new events would
/// stand before the cursor and never be given out. So what was given out goes to the very beginning, the rest to here.
/// </summary>
internal static class RestoredEvents
{
    // What this server has written already stands before the cursor too, and is told by its time: it is later than the last
    // one that was given out there. '~' is behind every id, as it is behind every letter and digit.
    private const string Text = """
        UPDATE events e
        SET written_in = CASE WHEN (e.written_in, e.object_id, e.sequence) <= (c.written_in, c.object_id, c.sequence) AND e.at <= c.given_until THEN '0'::xid8 ELSE pg_current_xact_id() END
        FROM (
          SELECT w.*, coalesce((
            SELECT max(at) FROM events WHERE written_in >= pg_snapshot_xmax(pg_current_snapshot()) AND (written_in, object_id, sequence) <= (w.written_in, w.object_id, w.sequence)), 'infinity') AS given_until
          FROM webhook_cursor w) c
        WHERE e.written_in <> '0';
        UPDATE webhook_cursor SET written_in = '0', object_id = '~', sequence = 0
        """;

    /// <summary>Within the dispatcher's transaction, which holds the cursor. Once in the life of a database, and as long as it takes.</summary>
    public static async Task Renumber(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Text, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
