using Npgsql;
using NpgsqlTypes;

namespace Payments.Ledger;

/// <summary>
/// Gives transfers their place in the chains, in one transaction: seals, heads, sums and the cursor. The cursor's row
/// lock lets one sealer work at a time, whoever else believes it is the one.
/// </summary>
public sealed class LedgerSealer(NpgsqlDataSource database)
{
    public const int Batch = 5_000;

    // Asked first and without a lock, so that an idle ledger writes nothing. The limit keeps the planner, while it believes
    // a new table to be empty, from sorting all of it for one row.
    private const string AnythingText = """
        SELECT written_in >= pg_snapshot_xmax(pg_current_snapshot()) OR EXISTS (
          SELECT FROM (
            SELECT written_in FROM transfers t WHERE (t.written_in, t.id) > (c.written_in, c.transfer_id)
            ORDER BY t.written_in, t.id LIMIT 1) AS next
          WHERE next.written_in < pg_snapshot_xmin(pg_current_snapshot()))
        FROM ledger_cursor c
        """;

    private const string CursorText = """
        SELECT written_in, transfer_id, written_in >= pg_snapshot_xmax(pg_current_snapshot()) FROM ledger_cursor FOR UPDATE SKIP LOCKED
        """;

    // Older than every transaction under way: nothing can come to stand before these any more.
    private const string NextText = """
        SELECT id, merchant_id, debit, credit, amount, currency, digest, written_in FROM transfers
        WHERE (written_in, id) > ($1, $2) AND written_in < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY written_in, id LIMIT $3
        """;

    // A chain that has sealed the first of these, or one behind it, would seal it twice, and its merchant's balances with it.
    private const string HeadsText = """
        SELECT h.merchant_id, h.number, h.chain, coalesce((h.written_in, h.transfer_id) >= (f.written_in, f.id), false)
        FROM unnest($1::text[], $2::xid8[], $3::text[]) AS f (merchant_id, written_in, id)
        JOIN ledger_heads h ON h.merchant_id = f.merchant_id
        """;

    /// <summary>Seals what is complete, up to <paramref name="most"/> transfers; returns how many, <paramref name="most"/> when there may be more, 0 also when another sealer is at it.</summary>
    public async Task<int> Seal(int most, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using (var anything = new NpgsqlCommand(AnythingText, connection))
            if (await anything.ExecuteScalarAsync(cancellation) is not true) return 0;

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Cursor(connection, cancellation) is not var (writtenIn, transferId, ahead)) return 0;
        if (ahead)
        {
            await RestoredLedger.Renumber(connection, cancellation);
            await transaction.CommitAsync(cancellation);
            return most;
        }

        var transfers = await Next(connection, writtenIn, transferId, most, cancellation);
        if (transfers.Count == 0) return 0;
        var heads = await Heads(connection, [.. transfers.DistinctBy(one => one.MerchantId)], cancellation);
        await SealWriter.Write(connection, new SealBatch(transfers, heads), transfers[^1], cancellation);
        await transaction.CommitAsync(cancellation);
        return transfers.Count;
    }

    private static async Task<(ulong WrittenIn, string TransferId, bool Ahead)?> Cursor(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(CursorText, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetFieldValue<ulong>(0), row.GetString(1), row.GetBoolean(2)) : null;
    }

    private static async Task<List<UnsealedTransfer>> Next(NpgsqlConnection connection, ulong writtenIn, string transferId, int most, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(NextText, connection)
        {
            Parameters = { new() { Value = writtenIn, NpgsqlDbType = NpgsqlDbType.Xid8 }, new NpgsqlParameter<string> { TypedValue = transferId }, new NpgsqlParameter<int> { TypedValue = most } },
        };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var transfers = new List<UnsealedTransfer>();
        while (await row.ReadAsync(cancellation))
            transfers.Add(new UnsealedTransfer(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetFieldValue<ulong>(7)));
        return transfers;
    }

    private static async Task<Dictionary<string, ChainPoint>> Heads(NpgsqlConnection connection, UnsealedTransfer[] firsts, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(HeadsText, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. firsts.Select(one => one.MerchantId)] },
                SealWriter.Xids(firsts),
                new NpgsqlParameter<string[]> { TypedValue = [.. firsts.Select(one => one.Id)] },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var heads = new Dictionary<string, ChainPoint>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
        {
            if (row.GetBoolean(3))
                throw new InvalidOperationException($"ledger_cursor stands before transfers of {row.GetString(0)} that are sealed already; it was set back. Nothing is sealed until it stands where it stood (docs/ledger.md).");
            heads[row.GetString(0)] = new ChainPoint(row.GetInt64(1), row.GetString(2));
        }

        return heads;
    }
}
