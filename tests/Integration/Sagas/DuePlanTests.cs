using Npgsql;
using Payments.Sagas;

namespace Payments.Tests.Integration.Sagas;

/// <summary>What waiting payments cost: their entry in one partial index, and the sweep nothing but that index.</summary>
public sealed class DuePlanTests : IAsyncLifetime
{
    private const int Ended = 200_000;
    private const int Waiting = 100_000;
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await Fill("pay_done", Ended, "Completed", "NULL");
    }

    [Fact]
    public async Task Waiting_HundredThousand_CostTheirPartialIndexAndTheSweepReadsOnlyThat()
    {
        Assert.True(await Size("payment_sagas_due") <= 16_384, "what has ended is not in it");
        await Fill("pay_waits", Waiting, "Running", "now() + n * interval '1 millisecond'");
        // At most 64 bytes each: a million fit into 64 MB.
        Assert.InRange(await Size("payment_sagas_due"), Waiting * 8, Waiting * 64);

        foreach (var table in DueTable.All)
        {
            var (plan, read) = await Explain(table, "now() - interval '1 hour'");
            Assert.True(plan.Contains($"{table.Name}_due", StringComparison.Ordinal), plan);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            // None of them is due: the sweep looks at the index's first page, not at those that wait.
            Assert.InRange(read, 0, 10);
        }

        var (page, pages) = await Explain(DueTable.All[0], "now() + interval '1 hour'");
        // A page of a thousand is read in the index's order: sorting all that is due would read all of it.
        Assert.Contains("payment_sagas_due", page, StringComparison.Ordinal);
        Assert.InRange(pages, 1, 1_200);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private Task Fill(string prefix, int count, string status, string due) => _database.ExecuteAsync($"""
        INSERT INTO payment_sagas (key, version, commit_id, doc, updated_at, merchant_id, status, started_at, due)
        SELECT '{prefix}' || n, 1, n, repeat('x', 600), now(), 'mer_1', '{status}', now(), {due} FROM generate_series(1, {count}) AS n;
        ANALYZE payment_sagas;
        """);

    private Task<long> Size(string index) => _database.ScalarAsync<long>($"SELECT pg_relation_size('{index}')");

    private async Task<(string Plan, long Read)> Explain(DueTable table, string now)
    {
        await using var connection = await _database.Source.OpenConnectionAsync();
        // What it reads in the middle of a long sweep, with a cursor behind it.
        var text = table.Query
            .Replace("$1", now, StringComparison.Ordinal)
            .Replace("$2", "timestamptz 'epoch'", StringComparison.Ordinal)
            .Replace("$3", "''", StringComparison.Ordinal)
            .Replace("$4", "1000", StringComparison.Ordinal);
        // Small tables are read whole; here the question is which index serves.
        await using (var setting = new NpgsqlCommand("SET enable_seqscan = off", connection)) await setting.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand($"EXPLAIN (ANALYZE, BUFFERS) {text}", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync()) lines.Add(rows.GetString(0));
        var buffers = lines.First(line => line.Contains("Buffers:", StringComparison.Ordinal));
        return (string.Join('\n', lines), buffers.Split(' ').Where(word => word.StartsWith("hit=", StringComparison.Ordinal) || word.StartsWith("read=", StringComparison.Ordinal)).Sum(word => long.Parse(word.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }
}
