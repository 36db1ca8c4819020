using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using Payments.Storage;
using Payments.Storage.Grains;

namespace Payments.Tests.Integration.Storage;

public sealed class GrainStorageTests : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("account", "k");

    private TestDatabase _database = null!;
    private AccountStore _store = null!;

    private IGrainStorage Storage => _store.Services.GetRequiredKeyedService<IGrainStorage>("payments");

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await AccountStore.CreateTablesAsync(_database);
        _store = AccountStore.Open(_database);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task WriteStateAsync_ThroughALife_KeepsETagAndRecordExistsRight()
    {
        var state = new GrainState<Account>();
        await Storage.ReadStateAsync("account", Grain, state);
        Assert.Equal((null, false), (state.ETag, state.RecordExists));

        state.State!.Balance = 5;
        await Storage.WriteStateAsync("account", Grain, state);
        Assert.Equal(("1", true), (state.ETag, state.RecordExists));
        await Storage.WriteStateAsync("account", Grain, state);

        var read = new GrainState<Account>();
        await Storage.ReadStateAsync("account", Grain, read);
        Assert.Equal(("2", true, 5), (read.ETag, read.RecordExists, read.State!.Balance));

        await Storage.ClearStateAsync("account", Grain, read);
        Assert.Equal((null, false, 0), (read.ETag, read.RecordExists, read.State!.Balance));
        await Storage.ClearStateAsync("account", Grain, read);
        await Storage.WriteStateAsync("account", Grain, read);
        Assert.Equal("1", read.ETag);
    }

    [Fact]
    public async Task WriteStateAsync_StaleETag_IsInconsistentWithBothETags()
    {
        await Storage.WriteStateAsync("account", Grain, new GrainState<Account>(new Account()));
        var second = new GrainState<Account>(new Account());

        var first = await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("account", Grain, second));
        Assert.Equal(("1", null), (first.StoredEtag, first.CurrentEtag));
        second.ETag = "9";
        var clear = await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("account", Grain, second));
        Assert.Equal(("1", "9"), (clear.StoredEtag, clear.CurrentEtag));
    }

    [Fact]
    public async Task ReadStateAsync_SaidToBeFresh_IsNotReadForThatKeyAlone()
    {
        await Storage.WriteStateAsync("account", Grain, new GrainState<Account>(new Account { Balance = 7 }));

        var fresh = new GrainState<Account>();
        await FreshRow.Call(Grain, () => Storage.ReadStateAsync("account", Grain, fresh));
        Assert.Equal((true, false), (FreshRow.IsUnread(fresh.ETag), fresh.RecordExists));

        // The word was wrong, and the version check says so.
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("account", Grain, fresh));
        var other = new GrainState<Account>();
        await FreshRow.Call(GrainId.Create("another", "k"), () => Storage.ReadStateAsync("account", Grain, other));
        Assert.Equal(7, other.State!.Balance);
        await Storage.ReadStateAsync("account", Grain, fresh);
        Assert.Equal((7, false), (fresh.State!.Balance, FreshRow.IsUnread(fresh.ETag)));
    }

    [Fact]
    public async Task ReadStateAsync_UnknownState_NamesItAndTheKnownOnes()
    {
        var error = await Assert.ThrowsAsync<StorageStartException>(() => Storage.ReadStateAsync("acount", Grain, new GrainState<Account>()));
        Assert.Equal("State 'acount' has no mapping to a table; mapped are: account.", error.Message);
        await Assert.ThrowsAsync<StorageStartException>(() => Storage.ReadStateAsync("account", Grain, new GrainState<Entry>()));
    }

    [Fact]
    public async Task StartingAsync_GrainWithAnUnmappedState_RefusesTheStart()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddPaymentsStorage(_database.ConnectionString, Account.Mapping)
            .AddGrainStatesOf(typeof(UnmappedGrain).Assembly)
            .BuildServiceProvider();
        var check = services.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single();

        var error = await Assert.ThrowsAsync<StorageStartException>(() => check.StartingAsync(CancellationToken.None));
        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_ServerThereAndAway_SaysWhich()
    {
        await using var server = await PrivatePostgres.StartAsync();
        await using var store = AccountStore.Open(server.ConnectionString);
        var health = store.Services.GetRequiredService<StorageHealth>();
        Assert.Null(await health.CheckAsync(CancellationToken.None));

        await server.StopAsync("fast");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        Assert.NotNull(await health.CheckAsync(patience.Token));

        await server.StartAgainAsync();
        await Eventually.HoldsAsync(async () => await health.CheckAsync(CancellationToken.None) is null, "the storage is healthy again");
    }
}

/// <summary>Names a state that nobody maps; it is never activated.</summary>
public sealed class UnmappedGrain([PersistentState("nowhere", "payments")] IPersistentState<Account> state)
{
    public IPersistentState<Account> State { get; } = state;
}
