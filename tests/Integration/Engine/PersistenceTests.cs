using Orleans.Storage;
using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class PersistenceTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task State_OfANewGrain_IsTheDefaultWithoutARecord()
    {
        var view = await Grain<IAccountGrain>(NewKey()).Read();

        Assert.Equal((0L, "nobody", false), (view.Balance, view.Owner, view.RecordExists));
        Assert.Null(view.ETag);
    }

    [Fact]
    public async Task State_AfterDeactivation_IsReadAgain()
    {
        var grain = Grain<IAccountGrain>(NewKey());
        var written = await grain.Deposit(5);
        var activation = written.Activation;

        await grain.Deactivate();
        var view = await ReadFromNewActivation(grain, activation);

        Assert.Equal((5L, true, written.ETag), (view.Balance, view.RecordExists, view.ETag));
    }

    [Fact]
    public async Task State_ChangedButNotWritten_IsGoneAfterDeactivation()
    {
        var grain = Grain<IAccountGrain>(NewKey());
        await grain.Deposit(5);
        var unsaved = await grain.DepositUnsaved(100);

        await grain.Deactivate();
        var view = await ReadFromNewActivation(grain, unsaved.Activation);

        Assert.Equal(5, view.Balance);
    }

    [Fact]
    public async Task WriteState_EveryTime_ChangesTheETag()
    {
        var grain = Grain<IAccountGrain>(NewKey());

        var first = await grain.Deposit(1);
        var second = await grain.Deposit(1);

        Assert.NotNull(first.ETag);
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task ReadState_AfterUnsavedChanges_RestoresWhatWasWritten()
    {
        var grain = Grain<IAccountGrain>(NewKey());
        await grain.Deposit(5);
        await grain.DepositUnsaved(100);

        Assert.Equal(5, (await grain.Refresh()).Balance);
    }

    [Fact]
    public async Task ClearState_OfAWrittenState_LeavesNoRecordAndAllowsANewFirstWrite()
    {
        var grain = Grain<IAccountGrain>(NewKey());
        await grain.Deposit(5);

        var cleared = await grain.Clear();
        Assert.Equal((0L, false), (cleared.Balance, cleared.RecordExists));

        var view = await grain.Deposit(7);
        Assert.Equal((7L, true), (view.Balance, view.RecordExists));
    }

    [Fact]
    public async Task WriteState_ThatFails_ReachesTheCallerAndKeepsTheActivation()
    {
        var grain = Grain<IAccountGrain>(NewKey());
        var before = await grain.Deposit(5);
        States.FailWrites(grain.GetGrainId(), times: 1);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => grain.Deposit(1));
        Assert.Contains("told to fail this write", failure.ToString(), StringComparison.Ordinal);

        var after = await grain.Refresh();
        Assert.Equal((5L, before.Activation), (after.Balance, after.Activation));
    }

    [Fact]
    public async Task Activation_WhoseStateCannotBeRead_FailsAndTheNextCallTriesAgain()
    {
        var grain = Grain<IAccountGrain>(NewKey());
        States.FailReads(grain.GetGrainId(), times: 1);

        var failure = await Assert.ThrowsAnyAsync<Exception>(grain.Read);
        Assert.Contains("told to fail this read", failure.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, (await grain.Read()).Balance);
    }

    private static async Task<AccountView> ReadFromNewActivation(IAccountGrain grain, Guid old)
    {
        var view = await grain.Read();
        Assert.NotEqual(old, view.Activation);
        return view;
    }
}

/// <summary>Two hosts on one store: what two silos do that both believe that they own a grain.</summary>
public abstract class SharedStoreTests
{
    protected abstract IEngineStore NewStore();

    [Fact]
    public async Task State_AfterAHostRestart_IsThere()
    {
        var options = new EngineHostOptions { Store = NewStore() };
        var key = Guid.NewGuid().ToString("N");
        AccountView written;
        await using (var first = await EngineHost.StartAsync(options))
            written = await first.Grain<IAccountGrain>(key).Deposit(42);

        await using var second = await EngineHost.StartAsync(options);
        var read = await second.Grain<IAccountGrain>(key).Read();

        Assert.Equal((42L, true, written.ETag), (read.Balance, read.RecordExists, read.ETag));
    }

    [Fact]
    public async Task WriteState_WithAStaleVersion_IsRefusedAndTheActivationDropped()
    {
        var options = new EngineHostOptions { Store = NewStore() };
        await using var first = await EngineHost.StartAsync(options);
        await using var second = await EngineHost.StartAsync(options);
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
        var options = new EngineHostOptions { Store = NewStore() };
        await using var first = await EngineHost.StartAsync(options);
        await using var second = await EngineHost.StartAsync(options);
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
        var options = new EngineHostOptions { Store = NewStore() };
        await using var first = await EngineHost.StartAsync(options);
        await using var second = await EngineHost.StartAsync(options);
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
        var options = new EngineHostOptions { Store = NewStore() };
        await using var first = await EngineHost.StartAsync(options);
        await using var second = await EngineHost.StartAsync(options);
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
    protected override IEngineStore NewStore() => new MemoryEngineStore();
}
