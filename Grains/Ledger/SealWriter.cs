using Npgsql;
using NpgsqlTypes;

namespace Payments.Ledger;

/// <summary>Writes a batch of seals in one round trip, a statement per table.</summary>
internal static class SealWriter
{
    private const string SealsText = "INSERT INTO ledger_seals (merchant_id, number, transfer_id, chain) SELECT * FROM unnest($1, $2, $3, $4)";

    private const string HeadsText = """
        INSERT INTO ledger_heads (merchant_id, number, chain) SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (merchant_id) DO UPDATE SET number = excluded.number, chain = excluded.chain
        """;

    private const string SumsText = """
        INSERT INTO ledger_balances AS b (merchant_id, account, currency, debits, credits) SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (merchant_id, account, currency) DO UPDATE SET debits = b.debits + excluded.debits, credits = b.credits + excluded.credits
        """;

    private const string CursorText = "UPDATE ledger_cursor SET written_in = $1, transfer_id = $2";

    public static async Task Write(NpgsqlConnection connection, SealBatch batch, ulong writtenIn, string transferId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlBatch(connection);
        var (seals, heads, sums) = (batch.Seals, batch.Heads.ToList(), batch.Totals.Sums.ToList());
        command.BatchCommands.Add(Command(
            SealsText,
            Array(seals, seal => seal.MerchantId),
            Array(seals, seal => seal.Point.Number),
            Array(seals, seal => seal.TransferId),
            Array(seals, seal => seal.Point.Digest)));
        command.BatchCommands.Add(Command(
            HeadsText,
            Array(heads, head => head.Key),
            Array(heads, head => head.Value.Number),
            Array(heads, head => head.Value.Digest)));
        command.BatchCommands.Add(Command(
            SumsText,
            Array(sums, sum => sum.Key.MerchantId),
            Array(sums, sum => sum.Key.Account),
            Array(sums, sum => sum.Key.Currency),
            Array(sums, sum => sum.Value.Debits),
            Array(sums, sum => sum.Value.Credits)));
        command.BatchCommands.Add(Command(
            CursorText,
            new NpgsqlParameter { Value = writtenIn, NpgsqlDbType = NpgsqlDbType.Xid8 },
            new NpgsqlParameter<string> { TypedValue = transferId }));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlBatchCommand Command(string text, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter<T[]> Array<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> get) => new() { TypedValue = [.. rows.Select(get)] };
}
