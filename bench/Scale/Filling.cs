using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Payments.Bench.Pay;
using Payments.Tests;

namespace Payments.Bench.Scale;

/// <summary>
/// Makes one payment, and copies of every row that it has left, with ids of their own: so they are what payments leave,
/// whatever that comes to be.
/// </summary>
internal static class Filling
{
    private const int Batch = 50_000;

    /// <summary>The end of an id, whose place the number of the copy takes.</summary>
    private const int Digits = 8;

    /// <summary>The tables with the rows of a payment, and which those are: $1 is the payment's id and $2 its order's.</summary>
    private static readonly (string Table, string Of)[] Tables =
    [
        ("orders", "key = $2"),
        ("payment_sagas", "key = $1"),
        ("payments", "key = $1"),
        ("events", "object_id IN ($1, $2)"),
        ("transfers", "transaction_id = $1"),
        // Found by the key, since no index leads from a transfer to its seal: the first block is the first payment's.
        ("ledger_blocks", "merchant_id = (SELECT merchant_id FROM payments WHERE key = $1) AND number = 2"),
    ];

    /// <param name="key">Of a merchant who takes no other payments: its chain ends with the copies.</param>
    /// <param name="rows">How many there are to be in all of the tables together.</param>
    public static async Task FillAsync(Installation installation, string key, int rows)
    {
        var database = installation.Database;
        var (payment, order) = await PayAsync(installation.Platform, key);
        // Sealed and given out, it stays behind the cursors, and so do its copies, which are older than everything.
        await Eventually.HoldsAsync(async () => await database.ScalarAsync<bool>("SELECT NOT EXISTS (SELECT FROM ledger_tail)"), "the transfers are sealed", TimeSpan.FromSeconds(30));
        List<string> ids = [payment, order, .. await Column(database, "SELECT id FROM events WHERE object_id IN ($1, $2)", payment, order), .. await Column(database, "SELECT id FROM transfers WHERE transaction_id = $1", payment)];
        var copies = new List<string>();
        foreach (var (table, of) in Tables) copies.Add(await CopyAsync(database, table, of, ids));
        var count = rows / await RowsOfOneAsync(database, payment, order);
        for (var from = 1; from <= count; from += Batch)
        {
            foreach (var copy in copies) await RunAsync(database, copy, payment, order, from, Math.Min(from + Batch - 1, count));
            if (from % (Batch * 20) == 1) Console.WriteLine($"{from.ToString("N0", CultureInfo.InvariantCulture)} of {count.ToString("N0", CultureInfo.InvariantCulture)} payments are there");
        }

        await RunAsync(database, "VACUUM ANALYZE");
        await RunAsync(database, "CHECKPOINT");
        var (filled, megabytes) = (await database.ScalarAsync<double>("SELECT sum(reltuples)::double precision FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"), await database.ScalarAsync<long>("SELECT pg_database_size(current_database()) >> 20"));
        Console.WriteLine($"{filled.ToString("N0", CultureInfo.InvariantCulture)} rows, {megabytes.ToString("N0", CultureInfo.InvariantCulture)} MB");
    }

    private static async Task<int> RowsOfOneAsync(TestDatabase database, string payment, string order)
    {
        var counts = Tables.Select(table => $"(SELECT count(*) FROM {table.Table} WHERE {table.Of})");
        return int.Parse((await Column(database, $"SELECT ({string.Join(" + ", counts)})::text", payment, order))[0], CultureInfo.InvariantCulture);
    }

    private static async Task<(string Payment, string Order)> PayAsync(PlatformProcess platform, string key)
    {
        using var http = platform.Client(key);
        using var request = new HttpRequestMessage(HttpMethod.Post, Ours.Path) { Content = new StringContent(Ours.Body, null, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var paid = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return (paid.GetProperty("id").GetString()!, paid.GetProperty("order_id").GetString()!);
    }

    /// <summary>INSERT ... SELECT of the rows as they are; in every text, and so in the documents, the ids are those of the copy.</summary>
    private static async Task<string> CopyAsync(TestDatabase database, string table, string of, List<string> ids)
    {
        var columns = await database.ColumnAsync($"SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = '{table}' AND is_generated = 'NEVER' AND identity_generation IS DISTINCT FROM 'ALWAYS' ORDER BY ordinal_position");
        var names = columns.Select(column => column.Split(' ')[0]).ToList();
        var values = columns.Select(column => column.Split(' ', 2)).Select(column => column switch
        {
            ["written_in", _] => "'0'::xid8",
            // Links of one chain have numbers of their own.
            ["number", "bigint"] => "t.number + 2 * n",
            // The order's number follows from the payment and is unique.
            ["number", "text"] => "t.number || '-' || n",
            ["transfer_ids", _] => $"{Replaced("t.transfer_ids::text", ids)}::text[]",
            [var name, "text"] => Replaced($"t.{name}", ids),
            // One payment a second, back from now: those that are measured are the newest, as they always are.
            [var name, "timestamp with time zone"] => $"t.{name} - n * interval '1 second'",
            [var name, ..] => $"t.{name}",
            _ => throw new InvalidOperationException($"{table} has a column without a type."),
        });
        return $"INSERT INTO {table} ({string.Join(", ", names)}) SELECT {string.Join(", ", values)} FROM {table} t, generate_series($3::int, $4::int) n WHERE {of}";
    }

    private static string Replaced(string text, List<string> ids) => ids.Aggregate(text, (replaced, id) => $"replace({replaced}, '{id}', '{id[..^Digits]}' || lpad(to_hex(n), {Digits}, '0'))");

    private static async Task<List<string>> Column(TestDatabase database, string sql, params string[] parameters)
    {
        await using var command = database.Source.CreateCommand(sql);
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        await using var rows = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await rows.ReadAsync()) values.Add(rows.GetString(0));
        return values;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Made of the schema's own names.")]
    private static async Task RunAsync(TestDatabase database, string sql, params object[] values)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
