using Payments.Merchants;
using Payments.Outcomes;
using Payments.Tests.Unit.Tiers;
using Payments.Tiers;

namespace Payments.Tests.Unit.Merchants;

public sealed class TierCopyTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly List<TaskCompletionSource<Outcome<TierView>>> asked = [];
    private readonly TierCopy copy;

    public TierCopyTests() => copy = new TierCopy(Ask, clock);

    [Fact]
    public async Task Of_FirstTime_EveryCallWaitsForTheOneAnswer()
    {
        var (first, second) = (Of(TierName.Starter), Of(TierName.Starter));
        Assert.False(first.IsCompleted);
        Answer(1);
        Assert.Equal((1, 1), ((await first).Terms.ApiKeys, (await second).Terms.ApiKeys));
        Assert.Single(asked);
    }

    [Fact]
    public async Task Of_GettingOld_AnswersAtOnceAndRenewsBehind()
    {
        await Filled();
        clock.Advance(TimeSpan.FromSeconds(3));

        var old = Of(TierName.Starter);
        Assert.True(old.IsCompleted);
        Assert.Equal(1, (await old).Terms.ApiKeys);
        Answer(2);
        await Eventually.HoldsAsync(async () => (await Of(TierName.Starter)).Terms.ApiKeys == 2, "the copy is renewed");
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task Of_FiveSecondsOld_WaitsForANewOne()
    {
        await Filled();
        clock.Advance(TimeSpan.FromSeconds(5));

        var waiting = Of(TierName.Starter);
        Assert.False(waiting.IsCompleted);
        Answer(2);
        Assert.Equal(2, (await waiting).Terms.ApiKeys);
    }

    /// <summary>The age counts from the question: the answer may have been true only then.</summary>
    [Fact]
    public async Task Of_AnswerThatTookLong_IsAlreadyOld()
    {
        var first = Of(TierName.Starter);
        clock.Advance(TimeSpan.FromSeconds(5));
        Answer(1);
        await first;
        Assert.False(Of(TierName.Starter).IsCompleted);
    }

    [Fact]
    public async Task Of_AnotherTier_AskedAtOnce()
    {
        await Filled();
        Assert.False(Of(TierName.Premium).IsCompleted);
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task Of_RenewalFails_TheCopyServesUntilItIsTooOldThenTheCallerLearns()
    {
        await Filled();
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(Of(TierName.Starter).IsCompletedSuccessfully);
        asked[^1].TrySetException(new TimeoutException());
        Assert.True(Of(TierName.Starter).IsCompletedSuccessfully);

        clock.Advance(TimeSpan.FromSeconds(2));
        var waiting = Of(TierName.Starter);
        asked[^1].TrySetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(async () => await waiting);
    }

    private Task<TierView> Of(TierName name) => copy.Of(name).AsTask();

    private async Task Filled()
    {
        var first = Of(TierName.Starter);
        Answer(1);
        await first;
    }

    private Task<Outcome<TierView>> Ask(TierName name)
    {
        asked.Add(new());
        return asked[^1].Task;
    }

    private void Answer(int keys) => asked[^1].SetResult(new TierView(TierName.Starter, Samples.Terms with { ApiKeys = keys }, null, null));
}
