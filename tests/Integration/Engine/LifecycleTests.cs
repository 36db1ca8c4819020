using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class LifecycleTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task Activation_BeforeTheFirstCall_RunsOnActivateOnce()
    {
        var key = NewKey();
        var grain = Grain<ILifecycleGrain>(key);
        Assert.Empty(Host.Stage.Seen(key));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(grain.Touch)));

        Assert.Single(answers.Distinct());
        Assert.Equal(["activated"], Host.Stage.Seen(key));
    }

    [Fact]
    public async Task OnActivate_ThatThrows_ReachesTheCallerAndTheNextCallTriesAgain()
    {
        var key = $"broken-{NewKey()}";
        var grain = Grain<ILifecycleGrain>(key);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(grain.Touch);
        Assert.Contains("told to fail", failure.Message, StringComparison.Ordinal);

        await grain.Touch();
        Assert.Equal(2, Host.Stage.Seen(key).Count(line => line == "activated"));
    }

    [Fact]
    public async Task DeactivateOnIdle_DuringACall_FinishesTheCallFirst()
    {
        var key = NewKey();
        var grain = Grain<ILifecycleGrain>(key);
        var held = grain.DeactivateThenHold(key);
        await Host.Stage.Until(key, "held");

        var next = grain.Touch();
        Host.Stage.Open(key);

        Assert.NotEqual(await held, await next);
        await Host.Stage.Until(key, "deactivated: ApplicationRequested");
        Assert.Equal(
            ["activated", "held", "done", "deactivating", "deactivated: ApplicationRequested", "activated"],
            Host.Stage.Seen(key));
    }

    [Fact]
    public async Task Call_DuringDeactivation_LandsOnTheNextActivation()
    {
        var key = NewKey();
        var grain = Grain<ILifecycleGrain>(key);
        var old = await grain.DeactivateSlowly(key);
        await Host.Stage.Until(key, "deactivating");

        var calls = Enumerable.Range(0, 100).Select(_ => grain.Touch()).ToList();
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        Host.Stage.Open(key);
        var answers = await Task.WhenAll(calls);

        Assert.NotEqual(old, Assert.Single(answers.Distinct()));
        // The new activation starts only when the old one is through with its clean-up.
        Assert.Equal(
            ["activated", "deactivating", "deactivated: ApplicationRequested", "activated"], Host.Stage.Seen(key));
    }

    [Fact]
    public async Task Call_BesideOneDeactivationAfterAnother_IsNeverLost()
    {
        const int Rounds = 20;
        var key = NewKey();
        var grain = Grain<ILifecycleGrain>(key);
        Host.Stage.Open(key);
        var seen = new HashSet<Guid>();

        for (var round = 0; round < Rounds; round++)
        {
            var calls = Enumerable.Range(0, 40).Select(number => Task.Run(
                () => number == 20 ? grain.DeactivateSlowly(key) : grain.Touch()));
            seen.UnionWith(await Task.WhenAll(calls));
        }

        Assert.InRange(seen.Count, Rounds, Rounds + 1);
        Assert.Equal(seen.Count, Host.Stage.Seen(key).Count(line => line == "activated"));
    }
}

/// <summary>Idle grains leave by themselves, and a host that stops finishes what runs.</summary>
public sealed class CollectionAndStopTests
{
    private static readonly EngineHostOptions Collecting = new()
    {
        CollectionAge = TimeSpan.FromMilliseconds(600),
        CollectionPeriod = TimeSpan.FromMilliseconds(200),
    };

    [Fact]
    public async Task IdleGrain_AfterTheCollectionAge_IsDeactivatedAndComesBackWhenCalled()
    {
        await using var host = await EngineHost.StartAsync(Collecting);
        var grain = host.Grain<ILifecycleGrain>("idle");
        var old = await grain.Touch();

        await host.Stage.Until("idle", "deactivated: ActivationIdle");

        Assert.NotEqual(old, await grain.Touch());
    }

    [Fact]
    public async Task BusyGrain_AfterTheCollectionAge_Stays()
    {
        await using var host = await EngineHost.StartAsync(Collecting);
        var busy = host.Grain<ILifecycleGrain>("busy").HoldRecording("busy-gate");
        await host.Stage.Until("busy", "enter busy-gate");

        // Two grains that came later have been collected by now, one after the other.
        await Collected(host, "later");
        await Collected(host, "last");

        Assert.Equal(["activated", "enter busy-gate"], host.Stage.Seen("busy"));
        host.Stage.Open("busy-gate");
        await busy;
    }

    [Fact]
    public async Task DelayDeactivation_OfAnIdleGrain_KeepsIt()
    {
        await using var host = await EngineHost.StartAsync(Collecting);
        var grain = host.Grain<ILifecycleGrain>("kept");
        var activation = await grain.Touch();
        await grain.KeepAlive(TimeSpan.FromMinutes(10));

        await Collected(host, "later");
        await Collected(host, "last");

        Assert.Equal(activation, await grain.Touch());
    }

    [Fact]
    public async Task Stop_OfTheHost_DeactivatesEveryGrainWithItsReason()
    {
        var host = await EngineHost.StartAsync();
        await using var disposal = host;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => host.Grain<ILifecycleGrain>($"stop-{number}").Touch()));

        await host.StopAsync();

        Assert.All(
            Enumerable.Range(0, 100),
            number => Assert.Contains("deactivated: ShuttingDown", host.Stage.Seen($"stop-{number}")));
    }

    [Fact]
    public async Task Stop_WhileACallRuns_FinishesItBeforeTheGrainLeaves()
    {
        var host = await EngineHost.StartAsync();
        await using var disposal = host;
        var call = host.Grain<ILifecycleGrain>("running").HoldRecording("running-gate");
        await host.Stage.Until("running", "enter running-gate");

        var stop = host.StopAsync();
        host.Stage.Open("running-gate");
        await stop;

        Assert.Equal(
            ["activated", "enter running-gate", "leave running-gate", "deactivating", "deactivated: ShuttingDown"],
            host.Stage.Seen("running"));
        await call;
    }

    private static async Task Collected(EngineHost host, string key)
    {
        await host.Grain<ILifecycleGrain>(key).Touch();
        await host.Stage.Until(key, "deactivated: ActivationIdle");
    }
}
