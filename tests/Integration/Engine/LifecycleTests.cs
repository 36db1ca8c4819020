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
