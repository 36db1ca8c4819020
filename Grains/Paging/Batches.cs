using System.Collections.Immutable;
using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Paging;

/// <summary>Reads many rows by their ids with one query.</summary>
public static class Batches
{
    /// <param name="row">Of the id, which is column 0, and the document, which is column 1.</param>
    public static async Task<ImmutableArray<T>> Batch<T>(this SqlReads reads, string table, BatchRead query, Func<NpgsqlDataReader, T> row)
    {
        var ids = new NpgsqlParameter<string[]> { TypedValue = [.. query.Ids] };
        return query.MerchantId is { } merchant
            ? [.. await reads.ReadAsync($"SELECT key, doc FROM {table} WHERE key = ANY($1) AND merchant_id = $2", [ids, new NpgsqlParameter<string> { TypedValue = merchant }], row)]
            : [.. await reads.ReadAsync($"SELECT key, doc FROM {table} WHERE key = ANY($1)", [ids], row)];
    }
}
