namespace Payments.Tests.Unit.Embedded;

public sealed class LifeTests
{
    [Fact]
    public async Task Calls_WhileActivationsComeAndGo_AreAllAnsweredByOneAtATime()
    {
        const int callers = 16;
        const int callsEach = 500;
        const int grains = 7;
        await using var silo = await SiloFixture.StartAsync();

        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < callsEach; i++)
            {
                await silo.Grains.GetGrain<ILifeGrain>((caller + i) % grains).Count(thenGo: (caller + i) % 5 == 0);
            }

            return callsEach;
        })));

        var figures = silo.FiguresOf("unit-life");
        Assert.Equal(counts.Sum(), figures.Calls);
        Assert.Equal(0, figures.Failures);
        Assert.True(figures.Created > grains, "activations were meant to come and go");
    }

    [Fact]
    public async Task Timer_ThatFindsItsStateStale_EndsTheActivation()
    {
        await using var silo = await SiloFixture.StartAsync();
        var grain = silo.Grains.GetGrain<ILifeGrain>(99);

        await grain.StartTimerThatFindsStaleState();

        await Eventually.HoldsAsync(() => silo.FiguresOf("unit-life").Deactivated == 1, "the activation has gone");
    }

    // Held until the watchdog's next look, all activations of a second survive a collection, which then takes three times as long.
    [Fact]
    public async Task Activation_ThatHasGone_IsHeldByNothing()
    {
        await using var silo = await SiloFixture.StartAsync(options => options.WatchdogPeriod = TimeSpan.FromHours(1));
        for (var i = 0; i < 20; i++) await silo.Grains.GetGrain<IPassingGrain>(i).Pass();
        await Eventually.HoldsAsync(() => silo.FiguresOf("unit-passing").Deactivated == 20, "all have gone");

        await Eventually.HoldsAsync(
            () =>
            {
                GC.Collect();
                return silo.Probe.InMemory == 0;
            },
            "nothing of them is left in memory");
    }
}
