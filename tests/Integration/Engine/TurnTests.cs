using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class TurnTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task Call_ManyThatAwaitBetweenReadAndWrite_LosesNoIncrement()
    {
        var grain = Grain<ITurnsGrain>(NewKey());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.IncrementSlowly())))));

        Assert.Equal(4000, await grain.Value());
    }

    [Fact]
    public async Task Call_InterleavedFromManyThreads_NeverRunsTwoTurnsAtOnce()
    {
        var grain = Grain<ITurnsGrain>(NewKey());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.IncrementInterleaved())))));

        Assert.Equal(4000, await grain.Value());
    }

    [Fact]
    public async Task Call_WhileAnotherAwaits_DoesNotStart()
    {
        var key = NewKey();
        var grain = Grain<ITurnsGrain>(key);
        var first = grain.Hold($"{key}-1");
        await Host.Stage.Until(key, $"enter {key}-1");

        var second = grain.Hold($"{key}-2");
        Host.Stage.Open($"{key}-2");
        Assert.Equal([$"enter {key}-1"], await grain.Seen());

        Host.Stage.Open($"{key}-1");
        await Task.WhenAll(first, second);
        Assert.Equal([$"enter {key}-1", $"leave {key}-1", $"enter {key}-2", $"leave {key}-2"], await grain.Seen());
    }

    [Fact]
    public async Task Call_ManyFromOneCallerToABusyGrain_RunInTheOrderSent()
    {
        var key = NewKey();
        var grain = Grain<ITurnsGrain>(key);
        var held = grain.Hold(key);
        await Host.Stage.Until(key, $"enter {key}");

        var calls = Enumerable.Range(0, 1000).Select(grain.Append).ToList();
        Host.Stage.Open(key);
        await Task.WhenAll([held, .. calls]);

        Assert.Equal(Enumerable.Range(0, 1000), await grain.Appended());
    }

    [Fact]
    public async Task Call_TenThousandGrainsAtOnce_EveryOneAnswersOnce()
    {
        var key = NewKey();
        var grains = Enumerable.Range(0, 10_000).Select(number => Grain<ITurnsGrain>($"{key}-{number}")).ToList();

        await Task.WhenAll(grains.Select(grain => grain.IncrementSlowly()));
        var values = await Task.WhenAll(grains.Select(grain => grain.Value().AsTask()));

        Assert.Equal(10_000, values.Count(value => value == 1));
    }

    [Fact]
    public async Task WhenAll_OfCallsFromOneGrain_ResumesOnTheGrainsTurns()
    {
        Assert.Equal(500, await Grain<IMessageGrain>(NewKey()).AskAll(500));
    }
}
