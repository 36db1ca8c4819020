using Npgsql;
using NpgsqlTypes;

namespace Payments.Ledger;

/// <summary>Writes a batch of seals in one round trip.</summary>
internal static class SealWriter
{
    // Arrays of arrays would all have to be of one length: every block is a slice of what is sent.
    private const string BlocksText = """
        INSERT INTO ledger_blocks (merchant_id, number, transfer_ids, chains)
        SELECT b.merchant_id, b.number, ($5::text[])[b.first:b.last], ($6::bytea[])[b.first:b.last]
        FROM unnest($1, $2, $3, $4) AS b (merchant_id, number, first, last)
        """;

    // A slice is looked for from the beginning of its array, so arrays are kept short: 5,000 seals of 2,500 merchants in one
    // statement took twice as long as a row each.
    private const int BlocksAtOnce = 128;

    private const string HeadsText = """
        INSERT INTO ledger_heads (merchant_id, number, chain, written_in, transfer_id) SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (merchant_id) DO UPDATE
        SET number = excluded.number, chain = excluded.chain, written_in = excluded.written_in, transfer_id = excluded.transfer_id
        """;

    private const string SumsText = """
        INSERT INTO ledger_balances AS b (merchant_id, account, currency, debits, credits) SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (merchant_id, account, currency) DO UPDATE SET debits = b.debits + excluded.debits, credits = b.credits + excluded.credits
        """;

    private const string CursorText = "UPDATE ledger_cursor SET written_in = $1, transfer_id = $2";

    public static async Task Write(NpgsqlConnection connection, SealBatch batch, UnsealedTransfer cursor, CancellationToken cancellation)
    {
        await using var command = new NpgsqlBatch(connection);
        foreach (var blocks in batch.Blocks.Chunk(BlocksAtOnce)) command.BatchCommands.Add(Blocks(blocks));
        var (lasts, sums) = (batch.Last.Values.ToList(), batch.Totals.Sums.ToList());
        command.BatchCommands.Add(Command(
            HeadsText,
            Array(lasts, last => last.MerchantId),
            Array(lasts, last => batch.Heads[last.MerchantId].Number),
            Array(lasts, last => batch.Heads[last.MerchantId].Digest),
            Xids(lasts),
            Array(lasts, last => last.Id)));
        command.BatchCommands.Add(Command(
            SumsText,
            Array(sums, sum => sum.Key.MerchantId),
            Array(sums, sum => sum.Key.Account),
            Array(sums, sum => sum.Key.Currency),
            Array(sums, sum => sum.Value.Debits),
            Array(sums, sum => sum.Value.Credits)));
        command.BatchCommands.Add(Command(
            CursorText,
            new NpgsqlParameter { Value = cursor.WrittenIn, NpgsqlDbType = NpgsqlDbType.Xid8 },
            new NpgsqlParameter<string> { TypedValue = cursor.Id }));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlBatchCommand Blocks(SealBlock[] blocks)
    {
        var seals = blocks.SelectMany(block => block.Seals).ToList();
        var (firsts, lasts, sent) = (new int[blocks.Length], new int[blocks.Length], 0);
        for (var i = 0; i < blocks.Length; i++) (firsts[i], lasts[i]) = (sent + 1, sent += blocks[i].Seals.Count);
        return Command(
            BlocksText,
            Array(blocks, block => block.MerchantId),
            Array(blocks, block => block.Number),
            new NpgsqlParameter<int[]> { TypedValue = firsts },
            new NpgsqlParameter<int[]> { TypedValue = lasts },
            Array(seals, seal => seal.TransferId),
            Array(seals, seal => Convert.FromHexString(seal.Point.Digest)));
    }

    private static NpgsqlBatchCommand Command(string text, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    public static NpgsqlParameter Xids(IEnumerable<UnsealedTransfer> transfers) =>
        new() { Value = transfers.Select(one => one.WrittenIn).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Xid8 };

    private static NpgsqlParameter<T[]> Array<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> get) => new() { TypedValue = [.. rows.Select(get)] };
}
