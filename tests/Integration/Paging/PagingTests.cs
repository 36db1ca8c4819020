using Npgsql;
using Payments.Paging;
using Payments.Storage;
using Payments.Storage.Errors;
using Payments.Storage.Reads;

namespace Payments.Tests.Integration.Paging;

/// <summary>What pages promise while others write.</summary>
public sealed class PagingTests(FilledTables filled) : IClassFixture<FilledTables>
{
    private static readonly ListOrder Newest = new("at", "id", ordinal: "sequence");

    [Fact]
    public async Task Page_WhileOthersInsert_NoGapAndNoRepeat()
    {
        const string merchant = "mer_busy";
        // Sixteen entries share each moment, so that pages end in the middle of one.
        await Insert(merchant, 0, 3000, "2026-01-01Z");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            // Each newer than all before, as clocks have it.
            for (var batch = 10; !stop.IsCancellationRequested; batch++) await Insert(merchant, batch * 1_000, 40, "2026-06-01Z");
        });

        foreach (var limit in new[] { 1, 7, 100 })
        {
            var seen = new List<string>();
            ListPosition? after = null;
            // From the newest, so that the pages pass through what is being written.
            for (var pages = 0; pages == 0 || after is not null; pages++)
            {
                var page = await filled.Reads.Page(Query(), new ListWindow(merchant, null, limit == 1 ? At("2026-01-01T00:00:20Z") : null, after, limit), row => row.GetString(2));
                Assert.True(page.Items.Length <= limit);
                seen.AddRange(page.Items);
                after = page.Next;
            }

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Equal(limit == 1 ? 319 : 3000, seen.Count(id => !id.Contains("_late_", StringComparison.Ordinal)));
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Page_OfATime_FromIsInAndToIsOut()
    {
        const string merchant = "mer_times";
        await Insert(merchant, 0, 64, "2026-01-01Z");

        var page = await filled.Reads.Page(Query(), new ListWindow(merchant, At("2026-01-01T00:00:01Z"), At("2026-01-01T00:00:02Z"), null, 100), row => row.GetFieldValue<DateTimeOffset>(0).Second.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(16, page.Items.Length);
        Assert.All(page.Items, second => Assert.Equal("1", second));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Page_ExactlyFull_IsTheLastOne()
    {
        const string merchant = "mer_full";
        await Insert(merchant, 0, 20, "2026-01-01Z");
        Assert.Null((await filled.Reads.Page(Query(), new ListWindow(merchant, null, null, null, 20), row => row.GetString(2))).Next);
        Assert.NotNull((await filled.Reads.Page(Query(), new ListWindow(merchant, null, null, null, 19), row => row.GetString(2))).Next);
    }

    [Fact]
    public async Task Read_ThatTakesTooLong_EndsAndIsNotRepeated()
    {
        var options = new StorageOptions { ReadTimeout = TimeSpan.FromMilliseconds(200) };
        await using var database = new PaymentsDataSource(filled.Database.ConnectionString);
        await using var reads = new SqlReads(database, options, TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => reads.ReadAsync("SELECT pg_sleep(60)", [], _ => 0));

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.Equal([1], await reads.ReadAsync("SELECT $1::integer", [new NpgsqlParameter<int> { TypedValue = 1 }], row => row.GetInt32(0)));
    }

    private static ListQuery Query() => new("events", Newest, "data");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private Task Insert(string merchant, int first, int count, string start) => filled.Database.ExecuteAsync($"""
        INSERT INTO events (id, type, merchant_id, object_id, sequence, at, data)
        SELECT '{merchant}_' || CASE WHEN {first} > 0 THEN 'late_' ELSE '' END || n, 'x', '{merchant}', '{merchant}_' || n / 3, n, timestamptz '{start}' + n / 16 * interval '1 second', '' FROM generate_series({first} + 1, {first} + {count}) AS n
        """);
}
