using Payments.Storage.Errors;

namespace Payments.Tests.Integration.Storage;

public sealed class PoisonTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await AccountStore.CreateTablesAsync(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("unique", typeof(UniqueViolationException), "accounts_email_key")]
    [InlineData("check", typeof(StorageRejectedException), "accounts_balance_check")]
    [InlineData("nul", typeof(StorageRejectedException), null)]
    [InlineData("surrogate", typeof(StorageRejectedException), null)]
    [InlineData("oversized", typeof(StorageRejectedException), null)]
    public async Task WriteAsync_PoisonInABatch_FailsItsWriterAlone(string kind, Type expected, string? constraint)
    {
        await using var store = AccountStore.Open(_database, options => (options.Committers, options.LockTimeout) = (1, TimeSpan.FromMinutes(1)));
        await store.WriteAsync("taken", 0, new Account { Email = "taken@x" });
        var poison = kind switch
        {
            "unique" => new Account { Email = "taken@x" },
            "check" => new Account { Balance = -1 },
            "nul" => new Account { Email = "a\0b" },
            "surrogate" => new Account { Email = "a\uD800b" },
            _ => new Account { Note = new string('x', 300_000) },
        };
        Task<long> poisoned;
        Task<long>[] others;
        await using (await Gate.CloseAsync(_database))
        {
            var blocker = store.WriteAsync("blocker", 0);
            await Gate.WaitedAtAsync(_database);
            others = [.. Enumerable.Range(0, 20).Select(i => store.WriteAsync($"k{i}", 0))];
            poisoned = store.WriteAsync("k10a", 0, poison);
        }

        var error = (StorageRejectedException)await Assert.ThrowsAsync(expected, () => poisoned);
        Assert.Equal(constraint, error.Constraint);
        foreach (var other in others) Assert.Equal(1, await other);
        Assert.Null(await store.ReadAsync("k10a"));
    }

    [Fact]
    public async Task WriteAsync_RowLockedByOthers_FailsAsNotWrittenAndOthersCommit()
    {
        await using var store = AccountStore.Open(_database, options => (options.Committers, options.LockTimeout) = (1, TimeSpan.FromMilliseconds(200)));
        await store.WriteAsync("locked", 0);
        await store.WriteAsync("free", 0);
        await using var connection = await _database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand("SELECT 1 FROM accounts WHERE key = 'locked' FOR UPDATE", connection, transaction);
        await hold.ExecuteNonQueryAsync();

        var locked = store.WriteAsync("locked", 1);
        var free = store.WriteAsync("free", 1);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => locked);
        Assert.Equal(2, await free);
        await transaction.RollbackAsync();
        Assert.Equal(2, await store.WriteAsync("locked", 1));
    }

    [Fact]
    public async Task WriteAsync_TableMissing_SaysSoAndLaterWritesGoOn()
    {
        await using var store = AccountStore.Open(_database);
        await _database.ExecuteAsync("ALTER TABLE accounts RENAME TO away");

        var error = await Assert.ThrowsAsync<StorageRejectedException>(() => store.WriteAsync("k", 0));
        await _database.ExecuteAsync("ALTER TABLE away RENAME TO accounts");

        Assert.Equal("42P01", error.SqlState);
        Assert.Equal(1, await store.WriteAsync("k", 0));
    }
}
