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

public sealed class TimeoutTests
{
    private static readonly EngineHostOptions Impatient = new() { CallTimeout = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task Call_LongerThanTheTimeout_FailsAndLeavesTheGrainUsable()
    {
        await using var host = await EngineHost.StartAsync(Impatient);
        var grain = host.Grain<IPatienceGrain>("slow");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.Hold("slow-gate"));

        Assert.Equal(["enter slow-gate"], host.Stage.Seen("slow"));
        host.Stage.Open("slow-gate");
        Assert.Equal("here", await grain.Answer());
        Assert.Contains("leave slow-gate", host.Stage.Seen("slow"));
    }

    [Fact]
    public async Task Call_ThatWaitsLongerThanTheTimeout_FailsAndNeverStarts()
    {
        await using var host = await EngineHost.StartAsync(Impatient);
        var grain = host.Grain<IPatienceGrain>("queue");
        var held = grain.Hold("queue-gate");
        await host.Stage.Until("queue", "enter queue-gate");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.Mark("started", CancellationToken.None));
        await Assert.ThrowsAsync<TimeoutException>(() => held);
        host.Stage.Open("queue-gate");

        Assert.Equal("here", await grain.Answer());
        Assert.DoesNotContain("started", host.Stage.Seen("queue"));
    }

    [Fact]
    public async Task Call_FromGrainToGrainLongerThanTheTimeout_FailsInTheCallingGrain()
    {
        await using var host = await EngineHost.StartAsync(Impatient);
        var call = host.Grain<IPatienceGrain>("caller").HoldPeer("callee", "callee-gate");

        await host.Stage.Until("caller", "timed out");

        host.Stage.Open("callee-gate");
        await Record.ExceptionAsync(() => call);
        Assert.Equal("here", await host.Grain<IPatienceGrain>("caller").Answer());
        Assert.Equal("here", await host.Grain<IPatienceGrain>("callee").Answer());
    }
}

public sealed class OverloadTests
{
    private const int Limit = 10;

    [Fact]
    public async Task Call_BeyondTheMailboxLimit_IsRefusedAtOnceAndTheOthersAreAnswered()
    {
        await using var host = await EngineHost.StartAsync(new EngineHostOptions { MailboxLimit = Limit });
        var grain = host.Grain<IPatienceGrain>("full");
        var held = grain.Hold("full-gate");
        await host.Stage.Until("full", "enter full-gate");

        var calls = Enumerable.Range(0, 5 * Limit).Select(_ => grain.Answer()).ToList();
        var refused = await Eventually.Value(
            () => calls.Count(call => call.IsFaulted), count => count >= 4 * Limit - 1, () => "most calls are refused");
        Assert.False(held.IsCompleted);

        host.Stage.Open("full-gate");
        await held;
        foreach (var call in calls.Where(call => call.IsFaulted))
            await Assert.ThrowsAsync<LimitExceededException>(() => call);
        var answered = await Task.WhenAll(calls.Where(call => !call.IsFaulted));
        Assert.InRange(answered.Length, Limit - 1, Limit + 1);
        Assert.Equal(calls.Count, refused + answered.Length);

        Assert.Equal("here", await grain.Answer());
    }

    [Fact]
    public async Task Call_ToAnotherGrainBesideAFullOne_IsAnswered()
    {
        await using var host = await EngineHost.StartAsync(new EngineHostOptions { MailboxLimit = 1 });
        var held = Enumerable.Range(0, 5).Select(_ => host.Grain<IPatienceGrain>("full").Hold("gate")).ToList();

        Assert.Equal("here", await host.Grain<IPatienceGrain>("free").Answer());

        host.Stage.Open("gate");
        foreach (var call in held)
            await Record.ExceptionAsync(() => call);
    }
}
