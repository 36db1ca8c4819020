using System.Collections.Immutable;
using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Limits;

/// <summary>What counts against a merchant's limits without standing in their row, by the days of a month.</summary>
public static class HeldSums
{
    /// <param name="sums">Days and sums of rows of merchant $1, of the days $2 to $3, but not of the keys $4.</param>
    public static async Task<ImmutableArray<HeldOnDay>> OfMonth(SqlReads reads, string sums, string merchantId, string month, ImmutableArray<string> butNot) =>
    [
        .. await reads.ReadAsync(
            sums,
            [
                new NpgsqlParameter<string> { TypedValue = merchantId },
                new NpgsqlParameter<string> { TypedValue = $"{month}-01" },
                new NpgsqlParameter<string> { TypedValue = $"{month}-31" },
                new NpgsqlParameter<string[]> { TypedValue = [.. butNot] },
            ],
            row => new HeldOnDay(row.GetString(0), row.GetInt64(1))),
    ];
}
