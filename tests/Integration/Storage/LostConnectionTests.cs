using Payments.Storage.Errors;

namespace Payments.Tests.Integration.Storage;

public sealed class LostConnectionTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private CuttingProxy _proxy = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await AccountStore.CreateTablesAsync(_database);
        _proxy = new CuttingProxy(_database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("Request")]
    [InlineData("Answer")]
    public async Task WriteAsync_ConnectionCut_SucceedsOnceWithItsRowsOnce(string cut)
    {
        await using var store = AccountStore.Open(_proxy.ConnectionString, options => options.Committers = 1);
        await store.WriteAsync("warm", 0);

        foreach (var expected in new long[] { 0, 1 })
        {
            var account = new Account { Balance = expected, Entries = { new Entry($"e{expected}", "k", 1) } };
            _proxy.Arm(Enum.Parse<Cut>(cut));
            Assert.Equal(expected + 1, await store.WriteAsync("k", expected, account));
            Assert.Empty(account.Entries);
        }

        Assert.Equal(2, _proxy.Cuts);
        Assert.Equal(2, (await store.ReadAsync("k"))!.Value.Version);
        Assert.Equal(2, await _database.ScalarAsync<long>("SELECT count(*) FROM entries"));
        _proxy.Arm(Enum.Parse<Cut>(cut));
        await store.ClearAsync("k", 2);
        Assert.Equal(3, _proxy.Cuts);
        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT count(*) FROM accounts WHERE key = 'k'"));
    }

    [Fact]
    public async Task WriteAsync_StaleWriteWithLostAnswer_IsStillAConflict()
    {
        await using var store = AccountStore.Open(_proxy.ConnectionString, options => options.Committers = 1);
        await store.WriteAsync("k", 0);
        await store.WriteAsync("k", 1, new Account { Balance = 2 });

        _proxy.Arm(Cut.Answer);
        var error = await Assert.ThrowsAsync<StorageConflictException>(() => store.WriteAsync("k", 1, new Account { Balance = 3 }));

        Assert.Equal(2, error.StoredVersion);
        Assert.Equal(2, await _database.ScalarAsync<long>("SELECT balance FROM accounts WHERE key = 'k'"));
    }

    [Theory]
    [InlineData("Request", 0)]
    [InlineData("Answer", 1)]
    public async Task WriteAsync_ServerDoesNotComeBack_SaysUnknownAndNeverSendsAgain(string cut, long written)
    {
        await using var store = AccountStore.Open(_proxy.ConnectionString, options => (options.Committers, options.Deadline) = (1, TimeSpan.FromSeconds(4)));
        await store.WriteAsync("warm", 0);

        _proxy.Arm(Enum.Parse<Cut>(cut), andClose: true);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => store.WriteAsync("k", 0));
        var unsent = store.WriteAsync("later", 0);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => unsent);

        _proxy.Closed = false;
        await store.WriteAsync("after", 0);
        Assert.Equal(written, await _database.ScalarAsync<long>("SELECT count(*) FROM accounts WHERE key = 'k'"));
        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT count(*) FROM accounts WHERE key = 'later'"));
    }

    [Fact]
    public async Task WriteAsync_RowChangedAfterLostAnswer_SaysUnknown()
    {
        await using var store = AccountStore.Open(_proxy.ConnectionString, options => options.Committers = 1);
        await using var other = AccountStore.Open(_database);
        await store.WriteAsync("k", 0);

        _proxy.Arm(Cut.Answer, andClose: true);
        var write = store.WriteAsync("k", 1);
        await Eventually.HoldsAsync(() => _proxy.Cuts == 1, "the answer is cut");
        await other.WriteAsync("k", 2);
        _proxy.Closed = false;

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => write);
    }
}
