using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class CancellationTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task Cancel_OfARunningCall_IsSeenByTheGrainAndTheCaller()
    {
        var key = NewKey();
        using var source = new CancellationTokenSource();
        var call = Grain<IPatienceGrain>(key).WaitForCancellation(source.Token);
        await Host.Stage.Until(key, "waiting");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Host.Stage.Until(key, "cancelled: True");
    }

    [Fact]
    public async Task Cancel_OfACallThatGoesOn_IsSeenByTheLastGrain()
    {
        var first = NewKey();
        var last = NewKey();
        using var source = new CancellationTokenSource();
        var call = Grain<IPatienceGrain>(first).PassOnCancellation(last, source.Token);
        await Host.Stage.Until(last, "waiting");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Host.Stage.Until(last, "cancelled: True");
    }

    [Fact]
    public async Task Cancel_OfAWaitingCall_NeverStartsIt()
    {
        var key = NewKey();
        var grain = Grain<IPatienceGrain>(key);
        var held = grain.Hold(key);
        await Host.Stage.Until(key, $"enter {key}");
        using var source = new CancellationTokenSource();
        var waiting = grain.Mark("started", source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Host.Stage.Open(key);
        await held;

        Assert.Equal("here", await grain.Answer());
        Assert.DoesNotContain("started", Host.Stage.Seen(key));
    }

    [Fact]
    public async Task Call_WithACancelledToken_NeverStarts()
    {
        var key = NewKey();
        var grain = Grain<IPatienceGrain>(key);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.Mark("started", new CancellationToken(canceled: true)));

        await grain.Answer();
        Assert.DoesNotContain("started", Host.Stage.Seen(key));
    }

    [Fact]
    public async Task Grain_AfterACancelledCall_AnswersAgain()
    {
        var key = NewKey();
        var grain = Grain<IPatienceGrain>(key);
        using var source = new CancellationTokenSource();
        var call = grain.WaitForCancellation(source.Token);
        await Host.Stage.Until(key, "waiting");
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal("here", await grain.Answer());
    }

    [Fact]
    public async Task Call_WithoutAToken_IsNotCancelled() =>
        Assert.False(await Grain<IPatienceGrain>(NewKey()).IsCancelled());
}
