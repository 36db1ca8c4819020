namespace Payments.Tests.EndToEnd.Contract;

/// <summary>What stands in the database, table by table: how many rows, and how often they were written.</summary>
internal static class StoredRows
{
    // Follow by themselves what was written before, or run by the clock.
    private static readonly string[] Background =
    [
        "job_runs", "ledger_balances", "ledger_blocks", "ledger_cursor", "ledger_heads", "webhook_cursor", "webhook_notifications", "embedded_reminders", "orleans_reminders", "orleans_state",
    ];

    /// <summary>One that is parked is written with every try.</summary>
    private const string Retried = "channel_callbacks";

    /// <summary>Once nothing that was begun before is still being written.</summary>
    public static async Task<string> Settled(TestDatabase database)
    {
        var seen = "";
        await Eventually.HoldsAsync(
            async () =>
            {
                var before = seen;
                seen = await Read(database);
                await Task.Delay(TimeSpan.FromMilliseconds(200));
                return seen == before;
            },
            "what was begun is written");
        return seen;
    }

    /// <summary>Every table that holds the text anywhere, documents included.</summary>
    public static async Task<List<string>> Holding(TestDatabase database, string text)
    {
        var found = new List<string>();
        foreach (var table in await Tables(database))
            if (await database.ScalarAsync<long>($"SELECT count(*) FROM {table} AS one WHERE one::text LIKE '%{text}%'") > 0) found.Add(table);
        return found;
    }

    private static async Task<string> Read(TestDatabase database)
    {
        var lines = new List<string>();
        foreach (var table in (await Tables(database)).Except(Background))
        {
            var versions = table != Retried && await database.ScalarAsync<long>($"SELECT count(*) FROM information_schema.columns WHERE table_name = '{table}' AND column_name = 'version'") > 0;
            lines.Add($"{table} {(await database.ColumnAsync($"SELECT count(*) || ' rows, ' || {(versions ? "coalesce(sum(version), 0)" : "0")} || ' writes' FROM {table}"))[0]}");
        }

        return string.Join('\n', lines);
    }

    private static Task<List<string>> Tables(TestDatabase database) =>
        database.ColumnAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1");
}
