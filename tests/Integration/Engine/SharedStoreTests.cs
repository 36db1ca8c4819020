using Orleans.Storage;
using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

/// <summary>Two hosts on one store: what two silos do that both believe that they own a grain.</summary>
public abstract class SharedStoreTests : IAsyncLifetime
{
    private IEngineStore? _store;

    private EngineHostOptions Options =>
        new() { Store = _store ?? throw new InvalidOperationException("The store has not been created.") };

    public async Task InitializeAsync() => _store = await NewStore();

    public async Task DisposeAsync() => await Options.Store.DisposeAsync();

    protected abstract Task<IEngineStore> NewStore();

    [Fact]
    public async Task State_AfterAHostRestart_IsThere()
    {
        var key = Guid.NewGuid().ToString("N");
        AccountView written;
        await using (var first = await EngineHost.StartAsync(Options))
            written = await first.Grain<IAccountGrain>(key).Deposit(42);

        await using var second = await EngineHost.StartAsync(Options);
        var read = await second.Grain<IAccountGrain>(key).Read();

        Assert.Equal((42L, true, written.ETag), (read.Balance, read.RecordExists, read.ETag));
    }

    [Fact]
    public async Task WriteState_WithAStaleVersion_IsRefusedAndTheActivationDropped()
    {
        await using var first = await EngineHost.StartAsync(Options);
        await using var second = await EngineHost.StartAsync(Options);
        var key = Guid.NewGuid().ToString("N");
        var stale = await first.Grain<IAccountGrain>(key).Deposit(1);
        await second.Grain<IAccountGrain>(key).Deposit(10);

        await Assert.ThrowsAsync<InconsistentStateException>(() => first.Grain<IAccountGrain>(key).Deposit(100));

        var after = await first.Grain<IAccountGrain>(key).Read();
        Assert.Equal(11, after.Balance);
        Assert.NotEqual(stale.Activation, after.Activation);
        Assert.Equal(111, (await first.Grain<IAccountGrain>(key).Deposit(100)).Balance);
    }

    [Fact]
    public async Task WriteState_FirstByTwoWriters_LetsExactlyOneWin()
    {
        await using var first = await EngineHost.StartAsync(Options);
        await using var second = await EngineHost.StartAsync(Options);
        var key = Guid.NewGuid().ToString("N");
        await first.Grain<IAccountGrain>(key).Read();
        await second.Grain<IAccountGrain>(key).Read();

        var outcomes = await Task.WhenAll(
            Outcome(first.Grain<IAccountGrain>(key)), Outcome(second.Grain<IAccountGrain>(key)));

        Assert.Single(outcomes, written => written);
        Assert.Equal(1, (await Fresh(first, key)).Balance);
    }

    [Fact]
    public async Task WriteState_ByTwoWritersOfEveryVersion_LetsExactlyOneWinEach()
    {
        const int Versions = 50;
        await using var first = await EngineHost.StartAsync(Options);
        await using var second = await EngineHost.StartAsync(Options);
        var key = Guid.NewGuid().ToString("N");
        IAccountGrain[] writers = [first.Grain<IAccountGrain>(key), second.Grain<IAccountGrain>(key)];

        for (var version = 1; version <= Versions; version++)
        {
            await Task.WhenAll(writers.Select(writer => writer.Refresh()));
            var outcomes = await Task.WhenAll(writers.Select(writer => Task.Run(() => Outcome(writer))));

            Assert.Single(outcomes, written => written);
            Assert.Equal(version, (await writers[0].Refresh()).Balance);
        }
    }

    [Fact]
    public async Task WriteState_StaleAndCaughtByTheGrain_TellsBothVersions()
    {
        await using var first = await EngineHost.StartAsync(Options);
        await using var second = await EngineHost.StartAsync(Options);
        var key = Guid.NewGuid().ToString("N");
        var stale = await first.Grain<IAccountGrain>(key).Deposit(1);
        var current = await second.Grain<IAccountGrain>(key).Deposit(10);

        var caught = await first.Grain<IAccountGrain>(key).DepositAndCatch(100);

        Assert.Contains($"expected {stale.ETag}", caught, StringComparison.Ordinal);
        Assert.NotEqual(stale.ETag, current.ETag);
        Assert.Equal(11, (await Fresh(first, key)).Balance);
    }

    private static async Task<bool> Outcome(IAccountGrain grain)
    {
        try
        {
            await grain.Deposit(1);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private static Task<AccountView> Fresh(EngineHost host, string key) => host.Grain<IAccountGrain>(key).Refresh();
}

public sealed class MemoryStoreTests : SharedStoreTests
{
    protected override Task<IEngineStore> NewStore() => Task.FromResult<IEngineStore>(new MemoryEngineStore());
}

public sealed class PostgresStoreTests : SharedStoreTests
{
    protected override async Task<IEngineStore> NewStore() => await PostgresEngineStore.CreateAsync();
}
