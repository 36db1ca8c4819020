using Payments.Storage.Errors;

namespace Payments.Tests.Integration.Storage;

public sealed class AppendedRowsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await AccountStore.CreateTablesAsync(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task WriteAsync_Winner_AppendsInItsTransactionAndForgets()
    {
        await using var store = AccountStore.Open(_database);
        var account = new Account { Entries = { new Entry("a", "k", 1), new Entry("b", "k", 2) } };

        await store.WriteAsync("k", 0, account);

        Assert.Empty(account.Entries);
        Assert.Equal(2, await _database.ScalarAsync<long>(
            "SELECT count(*) FROM entries e JOIN accounts a ON a.key = e.account AND a.xmin::text = e.xmin::text"));
        await store.WriteAsync("k", 1, account);
        Assert.Equal(2, await _database.ScalarAsync<long>("SELECT count(*) FROM entries"));
    }

    [Fact]
    public async Task WriteAsync_Loser_AppendsNothingAndKeepsItsRows()
    {
        await using var store = AccountStore.Open(_database);
        await store.WriteAsync("k", 0);
        var stale = new Account { Entries = { new Entry("a", "k", 1) } };

        await Assert.ThrowsAsync<StorageConflictException>(() => store.WriteAsync("k", 7, stale));

        Assert.Single(stale.Entries);
        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT count(*) FROM entries"));
    }

    [Fact]
    public async Task WriteAsync_RowThatRepeatsItsId_WritesNeitherRowNorState()
    {
        await using var store = AccountStore.Open(_database);
        await store.WriteAsync("k", 0, new Account { Entries = { new Entry("same", "k", 1) } });

        var error = await Assert.ThrowsAsync<UniqueViolationException>(
            () => store.WriteAsync("k", 1, new Account { Balance = 9, Entries = { new Entry("same", "k", 2) } }));

        Assert.Equal("entries_pkey", error.Constraint);
        Assert.Equal((1, 0), ((await store.ReadAsync("k"))!.Value.Version, (await store.ReadAsync("k"))!.Value.State.Balance));
    }

    [Fact]
    public async Task ClearAsync_StateWithUnwrittenRows_IsRefused()
    {
        await using var store = AccountStore.Open(_database);
        await store.WriteAsync("k", 0);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.ClearAsync("k", 1, new Account { Entries = { new Entry("a", "k", 1) } }));
        Assert.NotNull(await store.ReadAsync("k"));
    }
}
