using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

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
        var grain = host.Grain<ILifecycleGrain>("busy");
        var activation = await grain.Touch();
        var busy = grain.HoldRecording("busy-gate");
        await host.Stage.Until("busy", "enter busy-gate");

        // Two grains that came later have been collected by now, one after the other.
        await Collected(host, "later");
        await Collected(host, "last");

        Assert.Equal(["activated", "enter busy-gate"], host.Stage.Seen("busy"));
        host.Stage.Open("busy-gate");
        await busy;
        // Nor was it marked to leave as soon as the call ends.
        Assert.Equal(activation, await grain.Touch());
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
