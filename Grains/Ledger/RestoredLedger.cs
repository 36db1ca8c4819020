using Npgsql;

namespace Payments.Ledger;

/// <summary>
/// A dump brings transaction ids of the server it was made on. On a server that has not come that far, new transfers
/// would stand before the cursor and never be sealed. So what is sealed goes to the very beginning, the rest to here.
/// </summary>
internal static class RestoredLedger
{
    // One after the other, since no index leads from a transfer to its seal, but one leads from the seal to its transfer.
    private const string SealedText = "UPDATE transfers t SET written_in = '0' FROM ledger_seals s WHERE t.id = s.transfer_id AND t.written_in <> '0'";
    private const string OthersText = "UPDATE transfers SET written_in = pg_current_xact_id() WHERE written_in <> '0'";

    private const string HeadsText = "UPDATE ledger_heads SET written_in = '0' WHERE written_in <> '0'";

    // Behind every id, as '~' is behind every letter and digit.
    private const string CursorText = "UPDATE ledger_cursor SET written_in = '0', transfer_id = '~'";

    /// <summary>Within the sealer's transaction, which holds the cursor.</summary>
    public static async Task Renumber(NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var text in new[] { SealedText, OthersText, HeadsText, CursorText })
        {
            // Once in the life of a database, and as long as it takes: nothing can be sealed before.
            await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
