using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class ReminderTests(SharedEngine engine) : SharedEngineTests(engine)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Never = TimeSpan.FromHours(10);

    [Fact]
    public async Task Register_WithAShortPeriod_TicksAgainAndAgain()
    {
        var key = NewKey();
        await Grain<IReminderGrain>(key).Register("wake", Soon, Often);

        await Host.Stage.UntilCount(key, "wake", 3);

        Assert.Contains($"wake every {Often}", Host.Stage.Seen(key));
        Assert.DoesNotContain("wake early", Host.Stage.Seen(key));
        await Grain<IReminderGrain>(key).Unregister("wake");
    }

    [Fact]
    public async Task Register_SeveralNames_AreAllRead()
    {
        var grain = Grain<IReminderGrain>(NewKey());
        await grain.Register("one", Never, Never);
        await grain.Register("two", Never, Never);

        Assert.Equal("one", await grain.Find("one"));
        Assert.Null(await grain.Find("three"));
        Assert.Equal(["one", "two"], await grain.All());
    }

    [Fact]
    public async Task Register_TheSameNameAgain_ReplacesIt()
    {
        var key = NewKey();
        var grain = Grain<IReminderGrain>(key);
        await grain.Register("wake", Never, Never);
        await grain.Register("wake", Soon, Often);

        await Host.Stage.Until(key, $"wake every {Often}");

        Assert.Equal(["wake"], await grain.All());
        await grain.Unregister("wake");
    }

    [Fact]
    public async Task Register_WithAPeriodBelowTheMinimum_IsRefused()
    {
        var grain = Grain<IReminderGrain>(NewKey());

        await Assert.ThrowsAsync<ArgumentException>(() => grain.Register("wake", Soon, TimeSpan.FromMilliseconds(1)));

        Assert.Empty(await grain.All());
    }

    [Fact]
    public async Task Unregister_OfATickingReminder_StopsIt()
    {
        var key = NewKey();
        var grain = Grain<IReminderGrain>(key);
        await grain.Register("wake", Soon, Often);
        await grain.Register("other", Soon, Often);
        await Host.Stage.UntilCount(key, "wake", 1);

        await grain.Unregister("wake");
        var ticks = Host.Stage.Seen(key).Count(line => line == "wake");
        // The other reminder has the same rhythm, so its ticks tell that time enough has passed.
        await Host.Stage.UntilCount(key, "other", Host.Stage.Seen(key).Count(line => line == "other") + 4);

        // A tick that was already on its way when the reminder was removed may still arrive.
        Assert.InRange(Host.Stage.Seen(key).Count(line => line == "wake"), ticks, ticks + 1);
        Assert.Equal(["other"], await grain.All());
        await grain.Unregister("other");
    }

    [Fact]
    public async Task Tick_OfADeactivatedGrain_ActivatesIt()
    {
        var key = NewKey();
        var grain = Grain<IReminderGrain>(key);
        await grain.Register("wake", Soon, Often);
        await grain.Deactivate();
        var ticks = Host.Stage.Seen(key).Count(line => line == "wake");

        await Host.Stage.UntilCount(key, "wake", ticks + 2);

        await grain.Unregister("wake");
    }
}
