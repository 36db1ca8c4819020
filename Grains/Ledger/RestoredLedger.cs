using Npgsql;

namespace Payments.Ledger;

/// <summary>
/// A dump brings transaction ids of the server it was made on. On a server that has not come that far, new transfers
/// would stand before the cursor and never be sealed. So what is sealed goes to the very beginning, the rest to here.
/// </summary>
internal static class RestoredLedger
{
    private const string TransfersText = """
        UPDATE transfers t
        SET written_in = CASE WHEN EXISTS (SELECT FROM ledger_seals s WHERE s.transfer_id = t.id) THEN '0'::xid8 ELSE pg_current_xact_id() END
        WHERE written_in <> '0'
        """;

    // Behind every id, as '~' is behind every letter and digit.
    private const string CursorText = "UPDATE ledger_cursor SET written_in = '0', transfer_id = '~'";

    /// <summary>Within the sealer's transaction, which holds the cursor.</summary>
    public static async Task Renumber(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // Once in the life of a database, and as long as it takes: nothing can be sealed before.
        await using var transfers = new NpgsqlCommand(TransfersText, connection) { CommandTimeout = 0 };
        await transfers.ExecuteNonQueryAsync(cancellation);
        await using var cursor = new NpgsqlCommand(CursorText, connection);
        await cursor.ExecuteNonQueryAsync(cancellation);
    }
}
