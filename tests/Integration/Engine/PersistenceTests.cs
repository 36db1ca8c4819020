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
