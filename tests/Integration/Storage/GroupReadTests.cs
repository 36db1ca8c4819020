using System.Globalization;

namespace Payments.Tests.Integration.Storage;

/// <summary>Reads that share a query each get their own row, or none.</summary>
public sealed class GroupReadTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await AccountStore.CreateTablesAsync(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task ReadAsync_ThousandAtOnce_EveryoneGetsTheirOwn()
    {
        await using var store = AccountStore.Open(_database);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => store.WriteAsync(Key(i), 0, new Account { Balance = i })));

        // Every second one has no row, and every row is asked for twice.
        var read = await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => store.Store.ReadAsync(Account.Mapping, Key(i % 1000))));

        for (var i = 0; i < read.Length; i++)
        {
            if (i % 1000 < 500) Assert.Equal((i % 1000, 1L), (read[i]!.Value.State.Balance, read[i]!.Value.Version));
            else Assert.Null(read[i]);
        }
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("")]
    public async Task ReadAsync_ImpossibleKeyAmongOthers_IsMissingAndSpoilsNothing(string impossible)
    {
        await using var store = AccountStore.Open(_database);
        await store.WriteAsync(Key(1), 0, new Account { Balance = 1 });

        var reads = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => store.Store.ReadAsync(Account.Mapping, i % 2 == 0 ? impossible : Key(1))));

        for (var i = 0; i < reads.Length; i++) Assert.Equal(i % 2 == 1, reads[i] is not null);
    }

    private static string Key(int i) => i.ToString("0000", CultureInfo.InvariantCulture);
}
