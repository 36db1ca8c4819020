using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Paging;

/// <summary>Reads one page of a list, and one entry more than it holds, which tells whether there is a next one.</summary>
public static class Pages
{
    public static async Task<ListPage<T>> Page<T>(this SqlReads reads, ListQuery query, ListWindow window, Func<NpgsqlDataReader, T> entry)
        where T : class
    {
        var rows = await reads.ReadAsync(Narrow(query, window), row => (Position: PositionOf(row), Entry: entry(row)));
        var more = rows.Count > window.Limit;
        return new ListPage<T>([.. rows.Take(window.Limit).Select(row => row.Entry)], more ? rows[window.Limit - 1].Position : null);
    }

    /// <summary>The query with what its window asks for.</summary>
    public static ListQuery Narrow(ListQuery query, ListWindow window)
    {
        query.Where("merchant_id", window.MerchantId).Between(window.From, window.To).Take(window.Limit + 1);
        return window.After is { } after ? query.After(after.At, after.Ordinal, after.Id) : query;
    }

    private static ListPosition PositionOf(NpgsqlDataReader row) => new(row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1), row.GetString(2));
}
