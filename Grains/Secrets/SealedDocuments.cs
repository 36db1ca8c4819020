using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Secrets;

/// <summary>Finds documents with secrets that are sealed under another key than the first. In a document, quotes of what somebody wrote are escaped: what is looked for are the fields.</summary>
internal static class SealedDocuments
{
    /// <param name="always">The field that every document has.</param>
    /// <param name="sometimes">The field that some have.</param>
    /// <param name="which">Which rows count.</param>
    public static string Query(string table, string always, string sometimes, string which = "true") => $"""
        SELECT key FROM {table}
        WHERE key > $1 AND {which} AND (position('"{always}":"' || $2 IN doc) = 0
          OR (position('"{sometimes}":"' IN doc) > 0 AND position('"{sometimes}":"' || $2 IN doc) = 0))
        ORDER BY key LIMIT $3
        """;

    public static Task<List<string>> Next(SqlReads reads, string query, string prefix, string after, int most, CancellationToken cancellation) => reads.ReadAsync(
        query,
        [new NpgsqlParameter<string> { TypedValue = after }, new NpgsqlParameter<string> { TypedValue = prefix }, new NpgsqlParameter<int> { TypedValue = most }],
        row => row.GetString(0),
        cancellation);
}
