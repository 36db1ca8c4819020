using Npgsql;
using Payments.Checkout;
using Payments.Money;
using Payments.Storage.Reads;

namespace Payments.Routing;

/// <summary>
/// A merchant's payments of a time as (channel, amount, how many), a page of rows at a time: PostgreSQL adds up equal ones, and
/// no page takes long or much memory, however many there are.
/// </summary>
public sealed class PaidAmounts(SqlReads reads, int pageSize = PaidAmounts.UsualPage)
{
    public const int UsualPage = 20_000;

    private const string Page =
        $"""
        WITH page AS MATERIALIZED (
          SELECT created_at, key, channel, currency, amount, status FROM payments
          WHERE merchant_id = $1 AND (created_at, key) > ($2, $3) AND created_at < $4 ORDER BY created_at, key LIMIT $5)
        SELECT channel, currency, amount, count(*) FILTER (WHERE status IN ('{nameof(PaymentStatus.Succeeded)}', '{nameof(PaymentStatus.PartiallyRefunded)}', '{nameof(PaymentStatus.Refunded)}')),
          (SELECT count(*) FROM page), (SELECT created_at FROM page ORDER BY created_at DESC, key DESC LIMIT 1), (SELECT key FROM page ORDER BY created_at DESC, key DESC LIMIT 1)
        FROM page GROUP BY channel, currency, amount
        """;

    /// <summary>False when the time was up before all were read.</summary>
    public async Task<bool> Read(string merchantId, DateTimeOffset from, DateTimeOffset to, Action<string, Amount, long> add, Func<bool> timeIsUp)
    {
        var (after, key) = (from, "");
        while (true)
        {
            var groups = await reads.ReadAsync(Page, Parameters(merchantId, after, key, to), Group.Of);
            foreach (var one in groups)
                if (one.Payments > 0) add(one.Channel, one.Amount, one.Payments);
            if (groups.Count == 0 || groups[0].Rows < pageSize) return true;
            if (timeIsUp()) return false;
            (after, key) = (groups[0].LastAt, groups[0].LastKey);
        }
    }

    private List<NpgsqlParameter> Parameters(string merchantId, DateTimeOffset after, string key, DateTimeOffset to) =>
    [
        new NpgsqlParameter<string> { TypedValue = merchantId },
        new NpgsqlParameter<DateTimeOffset> { TypedValue = after.ToUniversalTime() },
        new NpgsqlParameter<string> { TypedValue = key },
        new NpgsqlParameter<DateTimeOffset> { TypedValue = to.ToUniversalTime() },
        new NpgsqlParameter<int> { TypedValue = pageSize },
    ];

    private sealed record Group(string Channel, Amount Amount, long Payments, long Rows, DateTimeOffset LastAt, string LastKey)
    {
        public static Group Of(NpgsqlDataReader row) => new(
            row.GetString(0), new Amount(row.GetInt64(2), row.GetString(1)), row.GetInt64(3), row.GetInt64(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6));
    }
}
