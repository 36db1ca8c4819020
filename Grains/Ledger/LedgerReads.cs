using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Ledger;

/// <summary>What a verification reads. Every statement is bounded, by a page of numbers or by the age of the last seal.</summary>
public static class LedgerReads
{
    // One statement is one moment, so the counts and sums belong to this head.
    private const string EndText = """
        SELECT coalesce(h.number, 0), coalesce(h.chain, m.id),
               coalesce((SELECT number FROM ledger_blocks WHERE merchant_id = m.id ORDER BY number DESC LIMIT 1), 0),
               (SELECT count(*) FROM transfers WHERE merchant_id = m.id),
               (SELECT count(*) FROM ledger_tail WHERE merchant_id = m.id),
               b.account, b.currency, b.debits, b.credits
        FROM (SELECT $1::text COLLATE "C" AS id) m
        LEFT JOIN ledger_heads h ON h.merchant_id = m.id
        LEFT JOIN ledger_balances b ON b.merchant_id = m.id
        """;

    // The view ledger_seals would have all blocks of the merchant opened: it is by their last seal that they are found.
    private const string SealsText = $"""
        SELECT s.number, s.transfer_id, s.chain, {StoredTransfer.Columns}
        FROM (
          SELECT b.number - cardinality(b.transfer_ids) + one.place AS number, one.transfer_id, encode(one.chain, 'hex') AS chain
          FROM ledger_blocks b, unnest(b.transfer_ids, b.chains) WITH ORDINALITY AS one (transfer_id, chain, place)
          WHERE b.merchant_id = $1 AND b.number > $2 AND b.number < $3 + $4) s
        LEFT JOIN transfers t ON t.id = s.transfer_id
        WHERE s.number > $2 AND s.number <= $3
        ORDER BY s.number
        """;

    private const string ChainText = """
        SELECT encode(one.chain, 'hex')
        FROM (SELECT * FROM ledger_blocks WHERE merchant_id = $1 AND number >= $2 ORDER BY number LIMIT 1) b,
             unnest(b.chains) WITH ORDINALITY AS one (chain, place)
        WHERE b.number - cardinality(b.chains) + one.place = $2
        """;

    private const string UnsealedText = $"SELECT {StoredTransfer.Columns} FROM ledger_tail t WHERE t.merchant_id = $1 LIMIT 100000";

    // No index leads to the seal of a transfer. EXCEPT compares all with all at once, whatever the planner takes the tables for.
    private const string NeverSealedText = """
        SELECT id FROM (
          SELECT id, written_in FROM transfers WHERE merchant_id = $1
          EXCEPT SELECT t.id, t.written_in FROM ledger_seals s JOIN transfers t ON t.id = s.transfer_id WHERE s.merchant_id = $1
          EXCEPT SELECT id, written_in FROM ledger_tail WHERE merchant_id = $1) AS never
        ORDER BY written_in, id LIMIT 1
        """;

    public static async Task<LedgerEnd> LedgerEnd(this SqlReads reads, string merchantId)
    {
        var rows = await reads.ReadAsync(EndText, [Text(merchantId)], row => (
            End: new LedgerEnd(new ChainPoint(row.GetInt64(0), row.GetString(1)), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), []),
            Sum: row.IsDBNull(5) ? null : new StoredSum(row.GetString(5), row.GetString(6), row.GetDecimal(7), row.GetDecimal(8))));
        return rows[0].End with { Sums = [.. rows.Select(row => row.Sum).OfType<StoredSum>()] };
    }

    /// <summary>The chain's digest at a number; null when it has none.</summary>
    public static async Task<string?> ChainAt(this SqlReads reads, string merchantId, long number) =>
        (await reads.ReadAsync(ChainText, [Text(merchantId), Number(number)], row => row.GetString(0))).SingleOrDefault();

    /// <summary>The seals behind a number, up to another.</summary>
    public static Task<List<StoredSeal>> Seals(this SqlReads reads, string merchantId, long after, long through) => reads.ReadAsync(
        SealsText,
        [Text(merchantId), Number(after), Number(through), Number(SealBlock.Most)],
        row => new StoredSeal(row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : StoredTransfer.Read(row, 3)));

    public static Task<List<StoredTransfer>> Unsealed(this SqlReads reads, string merchantId) =>
        reads.ReadAsync(UnsealedText, [Text(merchantId)], row => StoredTransfer.Read(row, 0));

    public static async Task<string?> FirstNeverSealed(this SqlReads reads, string merchantId) =>
        (await reads.ReadAsync(NeverSealedText, [Text(merchantId)], row => row.GetString(0))).SingleOrDefault();

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };
}
