using Payments.Callbacks;
using Payments.Jobs;

namespace Payments.Tests.Integration.Callbacks;

public sealed class CallbackArchiveTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task Work_OldOnes_MovedWithWhatTheySaidAndNothingElse()
    {
        await Store("old", 2_500, days: 91);
        await Store("new", 10, days: 89);
        await Store("waits", 10, days: 200, due: true);
        var began = _clock.GetUtcNow();
        var job = new CallbackArchiveJob(new CallbackArchive(_database.Source, _clock), _clock);

        var batches = new List<JobBatch>();
        do
        {
            var working = job.Work("2026-W01", batches.LastOrDefault()?.Cursor, default);
            await _clock.PassUntil(working);
            batches.Add(await working);
        }
        while (batches[^1].Cursor is not null);
        var again = await job.Work("2026-W01", null, default);

        // Between two batches it rests, and nothing else takes time on the test's clock.
        Assert.Equal(TimeSpan.FromMilliseconds(200), _clock.GetUtcNow() - began);
        Assert.Equal([1_000, 1_000, 500], batches.Select(batch => batch.Counts.Done));
        Assert.Equal(0, again.Counts.Done);
        Assert.Equal(20, await Count("channel_callbacks"));
        Assert.Equal(2_500, await Count("channel_callbacks_archive WHERE doc = '{\"body\":\"' || key || '\"}' AND channel = 'stripe' AND archived_at > received_at"));
    }

    [Fact]
    public async Task MoveBatch_TwoAtTheSameTime_EachOneMovedOnce()
    {
        await Store("both", 1_000, days: 100);
        var archive = new CallbackArchive(_database.Source, _clock);
        var before = _clock.GetUtcNow() - CallbackArchive.Kept;

        var moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => archive.MoveBatch(before, 250, default)));
        // What one had locked, the others have left alone.
        var rest = await archive.MoveBatch(before, 1_000, default);

        Assert.Equal(1_000, moved.Sum() + rest);
        Assert.Equal((0, 1_000), (await Count("channel_callbacks"), await Count("channel_callbacks_archive")));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private Task<long> Count(string what) => _database.ScalarAsync<long>($"SELECT count(*) FROM {what}");

    private Task Store(string name, int count, int days, bool due = false) => _database.ExecuteAsync($$"""
        INSERT INTO channel_callbacks (key, version, commit_id, doc, updated_at, channel, reference, status, received_at, due)
        SELECT '{{name}}' || n, 1, n, '{"body":"{{name}}' || n || '"}', now(), 'stripe', 'ch_1', 'Applied', timestamptz '2026-01-01Z' - interval '{{days}} days', {{(due ? "now()" : "NULL")}}
        FROM generate_series(1, {{count}}) AS n
        """);
}
