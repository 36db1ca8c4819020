using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Payments.Storage.Reads;

namespace Payments.Sagas;

/// <summary>Sagas of every type as SQL: the views that auditors read, too.</summary>
public static class SagaLists
{
    private const string Columns = "id, type, business_id, business_type, merchant_id, status, current_step, started_at, ended_at, updated_at, due, reason";
    private static readonly ListOrder Newest = new("started_at", "id");

    public static ListQuery Query(SagaList list)
    {
        var query = new ListQuery("saga_instances", Newest, Columns.Split(", "))
            .Where("type", list.Type)
            .Where("business_id", list.BusinessId);
        return list.Status switch
        {
            // What has been written is in the indexes; what follows from a payment's row is not.
            "compensating" or "compensated" or "failed" => query.Where("written", list.Status),
            "running" => query.Where("status", list.Status).WhereTrue("may_run"),
            _ => query.Where("status", list.Status),
        };
    }

    public static Task<List<SagaView>> One(SqlReads reads, string id) =>
        reads.ReadAsync($"SELECT {Columns} FROM saga_instances WHERE id = $1", [new NpgsqlParameter<string> { TypedValue = id }], row => View(row, 0));

    public static Task<List<SagaStepView>> Steps(SqlReads reads, string id) => reads.ReadAsync(
        "SELECT ordinal, name, status, input, result, error, tries, next_try, compensation, at FROM saga_steps WHERE saga_id = $1 ORDER BY ordinal",
        [new NpgsqlParameter<string> { TypedValue = id }],
        Step);

    public static SagaView View(NpgsqlDataReader row, int first) => new(
        row.GetString(first),
        row.GetString(first + 1),
        Text(row, first + 2),
        row.GetString(first + 3),
        Text(row, first + 4),
        row.GetString(first + 5),
        row.GetString(first + 6),
        row.GetFieldValue<DateTimeOffset>(first + 7),
        Time(row, first + 8),
        row.GetFieldValue<DateTimeOffset>(first + 9),
        Time(row, first + 10),
        Text(row, first + 11));

    private static SagaStepView Step(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        Text(row, 3) is { } input ? JsonSerializer.Deserialize(input, SagaJson.Default.ImmutableSortedDictionaryStringString)! : ImmutableSortedDictionary<string, string?>.Empty,
        Text(row, 4),
        Text(row, 5),
        row.GetInt32(6),
        Time(row, 7),
        Text(row, 8),
        row.GetFieldValue<DateTimeOffset>(9));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
