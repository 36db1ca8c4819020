using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class TimerTests(SharedEngine engine) : SharedEngineTests(engine)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Timer_WithAPeriod_TicksWithItsState()
    {
        var key = NewKey();
        await Grain<ITimerGrain>(key).Start("beat", Soon, Often, interleave: false);

        await Host.Stage.UntilCount(key, "beat", 3);
    }

    [Fact]
    public async Task Timer_WithoutAPeriod_TicksOnce()
    {
        var key = NewKey();
        var grain = Grain<ITimerGrain>(key);
        await grain.Start("once", Soon, Timeout.InfiniteTimeSpan, interleave: false);
        await Host.Stage.Until(key, "once");
        await grain.Start("clock", Soon, Often, interleave: false);

        await Host.Stage.UntilCount(key, "clock", 5);

        Assert.Single(Host.Stage.Seen(key), line => line == "once");
    }

    [Fact]
    public async Task Timer_WhileACallAwaits_TicksOnlyWhenItInterleaves()
    {
        var key = NewKey();
        var grain = Grain<ITimerGrain>(key);
        var held = grain.Hold(key);
        await Host.Stage.Until(key, $"enter {key}");
        // Started by a second grain turn, so both timers are registered before the call is held.
        Host.Stage.Open(key);
        await held;
        await grain.Start("waits", Soon, Often, interleave: false);
        await grain.Start("interleaves", Soon, Often, interleave: true);
        var again = grain.Hold($"{key}-2");
        await Host.Stage.Until(key, $"enter {key}-2");
        var before = Host.Stage.Seen(key);

        await Host.Stage.UntilCount(key, "interleaves", before.Count(line => line == "interleaves") + 5);
        var during = Host.Stage.Seen(key).SkipWhile(line => line != $"enter {key}-2");
        Assert.DoesNotContain("waits", during);

        Host.Stage.Open($"{key}-2");
        await again;
        await Host.Stage.UntilCount(key, "waits", before.Count(line => line == "waits") + 2);
    }

    [Fact]
    public async Task Timer_BesideManyCalls_NeverRunsTwoTurnsAtOnce()
    {
        var key = NewKey();
        var grain = Grain<ITimerGrain>(key);
        await grain.Start("beat", TimeSpan.Zero, TimeSpan.FromMilliseconds(1), interleave: true);

        var calls = Task.Run(async () =>
        {
            while (Host.Stage.Seen(key).Count < 20)
                await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grain.Ping()));
        });
        await Host.Stage.UntilCount(key, "beat", 20);

        // A ping fails when it meets a tick; a tick that meets a ping fails unseen and is not recorded.
        await calls;
    }

    [Fact]
    public async Task Timer_WhoseTickIsNotOver_DoesNotTickAgain()
    {
        var key = NewKey();
        var grain = Grain<ITimerGrain>(key);
        await grain.StartSlow("slow", key);
        await Host.Stage.Until(key, "enter slow");
        await grain.Start("clock", Soon, Often, interleave: true);

        await Host.Stage.UntilCount(key, "clock", 5);
        Assert.Single(Host.Stage.Seen(key), line => line == "enter slow");

        Host.Stage.Open(key);
        await Host.Stage.UntilCount(key, "leave slow", 2);
    }

    [Fact]
    public async Task Timer_ThatFailed_TicksAgain()
    {
        var key = NewKey();
        await Grain<ITimerGrain>(key).StartFailing("fails");

        await Host.Stage.UntilCount(key, "fails", 3);
    }

    [Fact]
    public async Task Dispose_OfATickingTimer_StopsIt()
    {
        var key = NewKey();
        var grain = Grain<ITimerGrain>(key);
        await grain.Start("beat", Soon, Often, interleave: false);
        await Host.Stage.Until(key, "beat");

        await grain.Dispose("beat");
        var beats = Host.Stage.Seen(key).Count(line => line == "beat");
        await grain.Start("clock", Soon, Often, interleave: false);
        await Host.Stage.UntilCount(key, "clock", 5);

        Assert.Equal(beats, Host.Stage.Seen(key).Count(line => line == "beat"));
    }

    [Fact]
    public async Task Change_OfATimerThatIsFarAway_LetsItTickSoon()
    {
        var key = NewKey();
        var grain = Grain<ITimerGrain>(key);
        await grain.Start("late", TimeSpan.FromHours(1), TimeSpan.FromHours(1), interleave: false);

        await grain.Change("late", Soon, Often);

        await Host.Stage.UntilCount(key, "late", 2);
    }

    [Fact]
    public async Task Deactivation_OfAGrainWithATimer_EndsTheTimer()
    {
        var key = NewKey();
        var clock = NewKey();
        var grain = Grain<ITimerGrain>(key);
        await grain.Start("beat", Soon, Often, interleave: false);
        await Host.Stage.Until(key, "beat");

        await grain.Deactivate();
        await grain.Ping();
        var beats = Host.Stage.Seen(key).Count(line => line == "beat");
        await Grain<ITimerGrain>(clock).Start("clock", Soon, Often, interleave: false);
        await Host.Stage.UntilCount(clock, "clock", 5);

        Assert.Equal(beats, Host.Stage.Seen(key).Count(line => line == "beat"));
    }
}
