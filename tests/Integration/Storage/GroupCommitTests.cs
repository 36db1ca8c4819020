using Payments.Storage.Errors;

namespace Payments.Tests.Integration.Storage;

public sealed class GroupCommitTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await AccountStore.CreateTablesAsync(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task ReadAsync_AfterWrite_ReturnsStateAndVersion()
    {
        await using var store = AccountStore.Open(_database);
        Assert.Null(await store.ReadAsync("k"));

        var first = await store.WriteAsync("k", 0, new Account { Email = "ä\u20AC@x", Balance = 7, Note = "\0 stays in the document" });
        var second = await store.WriteAsync("k", first, new Account { Email = "b@x", Balance = 8 });

        var stored = await store.ReadAsync("k");
        Assert.Equal((1, 2, 2), (first, second, stored!.Value.Version));
        Assert.Equal(("b@x", 8), (stored.Value.State.Email, stored.Value.State.Balance));
        Assert.Equal("b@x", await _database.ScalarAsync<string>("SELECT email FROM accounts WHERE doc::jsonb ->> 'balance' = '8' AND balance = 8"));
    }

    [Fact]
    public async Task WriteAsync_StaleVersionInABatch_FailsAloneAndOthersCommit()
    {
        await using var store = AccountStore.Open(_database, options => (options.Committers, options.LockTimeout) = (1, TimeSpan.FromMinutes(1)));
        for (var i = 0; i < 10; i++) await store.WriteAsync($"k{i}", 0);
        Task<long>[] writes;
        await using (await Gate.CloseAsync(_database))
        {
            var blocker = store.WriteAsync("blocker", 0);
            await Gate.WaitedAtAsync(_database);
            writes = [.. Enumerable.Range(0, 10).Select(i => store.WriteAsync($"k{i}", i == 4 ? 9 : 1, new Account { Balance = 5 }))];
        }

        var conflict = await Assert.ThrowsAsync<StorageConflictException>(() => writes[4]);
        Assert.Equal((9, 1), (conflict.ExpectedVersion, conflict.StoredVersion));
        foreach (var write in writes.Where((_, i) => i != 4)) Assert.Equal(2, await write);
        Assert.Equal(9, await _database.ScalarAsync<long>("SELECT count(*) FROM accounts WHERE version = 2 AND balance = 5"));
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM accounts WHERE version = 2"));
    }

    [Fact]
    public async Task WriteAsync_TwoWritersOnOneRow_OneWinsEachVersion()
    {
        await using var left = AccountStore.Open(_database);
        await using var right = AccountStore.Open(_database);
        for (var version = 0; version < 40; version++)
        {
            var writes = new[] { left, right, left }.Select(store => Won(store.WriteAsync("row", version))).ToArray();
            Assert.Equal(1, (await Task.WhenAll(writes)).Count(won => won));
        }

        Assert.Equal(40, (await left.ReadAsync("row"))!.Value.Version);
    }

    [Fact]
    public async Task WriteAsync_FirstWriteRaceOf32_OneWins()
    {
        await using var left = AccountStore.Open(_database);
        await using var right = AccountStore.Open(_database);
        var writes = Enumerable.Range(0, 32).Select(i => Task.Run(() => Won((i % 2 == 0 ? left : right)
            .WriteAsync("new", 0, new Account { Balance = i, Entries = { new Entry($"e{i}", "new", i) } }))));

        var won = await Task.WhenAll(writes);

        var stored = await left.ReadAsync("new");
        Assert.Equal(1, stored!.Value.Version);
        Assert.Equal([(int)stored.Value.State.Balance], Enumerable.Range(0, 32).Where(i => won[i]));
        Assert.Equal($"e{stored.Value.State.Balance}", await _database.ScalarAsync<string>("SELECT string_agg(id, ' ') FROM entries"));
    }

    [Fact]
    public async Task WriteAsync_ManyOverlappingBatches_NeverDeadlock()
    {
        await using var left = AccountStore.Open(_database);
        await using var right = AccountStore.Open(_database);
        var order = new Random(4711);
        string[] keys = [.. Enumerable.Range(0, 60).Select(i => $"k{i}")];
        for (var version = 0; version < 25; version++)
        {
            var expected = version;
            var won = await Task.WhenAll(new[] { left, right }.SelectMany(store =>
            {
                var shuffled = keys.ToArray();
                order.Shuffle(shuffled);
                return shuffled.Select(key => Won(store.WriteAsync(key, expected)));
            }).ToArray());
            Assert.Equal(keys.Length, won.Count(each => each));
        }

        Assert.Equal((0, 0), (left.Retries, right.Retries));
    }

    [Fact]
    public async Task ClearAsync_ExpectedVersion_DeletesOnlyThatVersion()
    {
        await using var store = AccountStore.Open(_database);
        await store.WriteAsync("k", 0);

        await Assert.ThrowsAsync<StorageConflictException>(() => store.ClearAsync("k", 2));
        await Assert.ThrowsAsync<StorageConflictException>(() => store.ClearAsync("k", 0));
        await store.ClearAsync("k", 1);

        Assert.Null(await store.ReadAsync("k"));
        await Assert.ThrowsAsync<StorageConflictException>(() => store.ClearAsync("k", 1));
        await store.ClearAsync("k", 0);
        Assert.Equal(1, await store.WriteAsync("k", 0));
    }

    [Fact]
    public async Task ReadAsync_DocumentOfAnotherShape_SaysWhichRow()
    {
        await using var store = AccountStore.Open(_database);
        await _database.ExecuteAsync("INSERT INTO accounts VALUES ('bad', 1, 1, '{\"balance\": \"much\"}', now(), NULL, 0)");

        var error = await Assert.ThrowsAsync<StateUnreadableException>(() => store.ReadAsync("bad"));
        Assert.Contains("'bad' of accounts", error.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> Won(Task<long> write)
    {
        try
        {
            await write;
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }
}
