using Payments.Jobs;
using Payments.Webhooks.Archive;

namespace Payments.Tests.Integration.Webhooks;

public sealed class NotificationArchiveTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private TestDatabase _database = null!;
    private NotificationArchive _archive = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _archive = new NotificationArchive(_database.Source, _clock);
    }

    [Theory]
    [InlineData("succeeded", "dead")]
    [InlineData("dead", "succeeded")]
    public async Task Work_OldOnesOfItsKind_MovedAsTheyWereAndNothingElse(string kind, string other)
    {
        await Store(kind, "old", 2_500, days: 31);
        await Store(kind, "new", 10, days: 29);
        await Store(other, "other", 10, days: 31);
        await Store("pending", "waits", 10, days: 300);
        var before = await Rows("webhook_notifications WHERE id LIKE 'old%'");
        var began = _clock.GetUtcNow();
        IJob job = kind == "dead" ? new WebhookCleanUpJob(_archive, _clock) : new WebhookArchiveJob(_archive, _clock);

        var batches = await Run(job);
        var again = await job.Work("again", null, default);

        Assert.Equal(TimeSpan.FromMilliseconds(200), _clock.GetUtcNow() - began);
        Assert.Equal([1_000, 1_000, 500], batches.Select(batch => batch.Counts.Done));
        Assert.Equal(0, again.Counts.Done);
        Assert.Equal(["new 10", "other 10", "waits 10"], await _database.ColumnAsync("SELECT object_id || ' ' || count(*) FROM webhook_notifications GROUP BY object_id ORDER BY 1"));
        Assert.Equal(before, await Rows("webhook_notifications_archive"));
        Assert.Equal(2_500, await Count("webhook_notifications_archive WHERE archived_at >= '2026-01-01Z'"));
    }

    [Fact]
    public async Task Move_TwoAtTheSameTime_EachOneMovedOnce()
    {
        await Store("succeeded", "both", 1_000, days: 40);

        var moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Move(250)));
        // What one had locked, the others have left alone.
        var rest = await Move(1_000);

        Assert.Equal(1_000, moved.Sum() + rest);
        Assert.Equal((0, 1_000), (await Count("webhook_notifications"), await Count("webhook_notifications_archive")));
    }

    [Fact]
    public async Task Move_ReplayedAfterItWasArchived_ArchiveHasWhatItBecameLast()
    {
        await Store("succeeded", "once", 1, days: 60);
        await Move(1_000);
        await Store("succeeded", "once", 1, days: 31);
        await _database.ExecuteAsync("UPDATE webhook_notifications SET attempts = 7");

        Assert.Equal(1, await Move(1_000));
        Assert.Equal(["7"], await _database.ColumnAsync("SELECT attempts FROM webhook_notifications_archive"));
    }

    [Fact]
    public async Task Archive_OfATableThatGrows_HasEveryColumn() => Assert.Equal(
        [.. await Columns("webhook_notifications"), "archived_at"], await Columns("webhook_notifications_archive"));

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private async Task<List<JobBatch>> Run(IJob job)
    {
        var batches = new List<JobBatch>();
        do
        {
            var working = job.Work("period", batches.LastOrDefault()?.Cursor, default);
            await _clock.PassUntil(working);
            batches.Add(await working);
        }
        while (batches[^1].Cursor is not null);
        return batches;
    }

    private Task<int> Move(int most) => _archive.MoveSucceeded(_clock.GetUtcNow() - NotificationArchive.Kept, most, default);

    private Task<long> Count(string what) => _database.ScalarAsync<long>($"SELECT count(*) FROM {what}");

    private Task<List<string>> Columns(string table) =>
        _database.ColumnAsync($"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position");

    /// <summary>Every column but the time of archiving.</summary>
    private Task<List<string>> Rows(string what) => _database.ColumnAsync($"SELECT (to_jsonb(n) - 'archived_at')::text FROM (SELECT * FROM {what}) n ORDER BY n.id");

    private Task Store(string status, string name, int count, int days) => _database.ExecuteAsync($$"""
        INSERT INTO webhook_notifications (id, merchant_id, payment_id, endpoint_id, event_id, event_type, object_id, sequence, url, payload, status, attempts, max_attempts,
          status_code, response, error, created_at, last_attempt_at, next_retry_at, succeeded_at, failed_at)
        SELECT '{{name}}' || n, 'mer_1', 'pay_' || n, 'whe_1', 'evt_' || n, 'payment.succeeded', '{{name}}', n, 'https://hooks.example.com/', '{"n":' || n || '}', '{{status}}', 3, 13,
          200, 'ok', 'error', old.at - interval '5 days', old.at, CASE '{{status}}' WHEN 'pending' THEN old.at END, CASE '{{status}}' WHEN 'succeeded' THEN old.at END, CASE '{{status}}' WHEN 'dead' THEN old.at END
        FROM generate_series(1, {{count}}) AS n, (SELECT timestamptz '2026-01-01Z' - interval '{{days}} days' AS at) AS old
        """);
}
