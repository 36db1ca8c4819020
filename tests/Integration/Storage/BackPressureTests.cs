using Payments.Storage.Errors;

namespace Payments.Tests.Integration.Storage;

public sealed class BackPressureTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await AccountStore.CreateTablesAsync(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task WriteAsync_QueueFull_WaitsForAPlaceAndThenCommits()
    {
        await using var store = AccountStore.Open(_database, options =>
            (options.Committers, options.MaxWaitingWrites, options.LockTimeout) = (1, 4, TimeSpan.FromMinutes(1)));
        Task<long>[] writes;
        await using (await Gate.CloseAsync(_database))
        {
            var blocker = store.WriteAsync("blocker", 0);
            await Gate.WaitedAtAsync(_database);
            writes = [.. Enumerable.Range(0, 20).Select(i => store.WriteAsync($"k{i}", 0))];
            Assert.Equal(4, store.Waiting);
            Assert.DoesNotContain(writes, write => write.IsCompleted);
        }

        Assert.All(await Task.WhenAll(writes), version => Assert.Equal(1, version));
    }

    [Fact]
    public async Task WriteAsync_NotTakenBeforeItsDeadline_FailsAndIsNeverWritten()
    {
        await using var store = AccountStore.Open(_database, options =>
        {
            (options.Committers, options.MaxWaitingWrites) = (1, 4);
            (options.Deadline, options.LockTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100));
        });
        await store.WriteAsync("warm", 0);
        await using (await Gate.CloseAsync(_database))
        {
            foreach (var write in Enumerable.Range(0, 20).Select(i => store.WriteAsync($"k{i}", 0)).ToArray())
            {
                var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => write);
                Assert.Contains("not written", error.Message, StringComparison.Ordinal);
            }
        }

        await store.WriteAsync("after", 0);
        Assert.Equal(2, await _database.ScalarAsync<long>("SELECT count(*) FROM accounts"));
    }

    [Fact]
    public async Task DisposeAsync_WritesWaiting_CommitsThemFirstAndTakesNoMore()
    {
        var store = AccountStore.Open(_database, options => (options.Committers, options.LockTimeout) = (1, TimeSpan.FromMinutes(1)));
        var gate = await Gate.CloseAsync(_database);
        var writes = Enumerable.Range(0, 5).Select(i => store.WriteAsync($"k{i}", 0)).ToArray();
        var chained = store.WriteAsync("k0", 1);
        await Gate.WaitedAtAsync(_database);

        var disposing = store.DisposeAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.WriteAsync("late", 0));
        await gate.DisposeAsync();
        await disposing;

        Assert.All(await Task.WhenAll(writes), version => Assert.Equal(1, version));
        Assert.Equal(2, await chained);
    }
}
