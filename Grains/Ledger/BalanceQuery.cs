using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Ledger;

/// <summary>The balances of a merchant, exact at one moment: the sums of what is sealed and the transfers that are not.</summary>
public static class BalanceQuery
{
    public const string Text = """
        SELECT account, currency, sum(debits) AS debits, sum(credits) AS credits FROM (
          SELECT account, currency, debits, credits FROM ledger_balances WHERE merchant_id = $1
          UNION ALL
          SELECT side.account, t.currency, side.debits, side.credits
          FROM ledger_tail t, LATERAL (VALUES (t.debit, t.amount::numeric, 0::numeric), (t.credit, 0, t.amount)) AS side (account, debits, credits)
          WHERE t.merchant_id = $1) AS moved
        GROUP BY account, currency
        ORDER BY account, currency
        """;

    public static async Task<BalancesView> Balances(this SqlReads reads, string merchantId) => new(
        merchantId,
        [.. await reads.ReadAsync(Text, [new NpgsqlParameter<string> { TypedValue = merchantId }], Read)]);

    // Numeric has no bound and an amount has one: a sum that passes it is an error and never another number.
    private static BalanceView Read(NpgsqlDataReader row)
    {
        var (debits, credits) = (row.GetDecimal(2), row.GetDecimal(3));
        return new BalanceView(row.GetString(0), row.GetString(1), (long)debits, (long)credits, (long)(credits - debits));
    }
}
