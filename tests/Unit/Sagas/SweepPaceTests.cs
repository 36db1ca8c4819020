using Payments.Sagas;

namespace Payments.Tests.Unit.Sagas;

public sealed class SweepPaceTests
{
    [Fact]
    public void Add_NothingEverWaits_GoesUpToTheMost() => Assert.Equal(SweepPace.Most, Settled(atOnce: 1_000));

    /// <summary>A machine that works on ten at a time: the eleventh waits, and makes whatever else it does wait.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    public void Add_MachineTakesSomeAtOnce_SettlesJustAbove(int atOnce) => Assert.InRange(Settled(atOnce), atOnce, atOnce + 3);

    [Fact]
    public void Add_MachineTakesOneAtOnce_StaysAtTheLeast() => Assert.InRange(Settled(atOnce: 1), SweepPace.Least, SweepPace.Least + 1);

    [Fact]
    public void Add_OthersComeToUseTheMachine_GivesWay()
    {
        var pace = new SweepPace();
        Run(pace, atOnce: 20);
        var before = pace.Width;

        Run(pace, atOnce: 10);

        Assert.True(pace.Width < before && pace.Width <= 13, $"{before} before, {pace.Width} now");
    }

    [Fact]
    public void Add_SomeWaitForASilentChannel_PaceStays()
    {
        var pace = new SweepPace();
        Run(pace, atOnce: 20);
        var before = pace.Width;

        for (var i = 0; i < 20_000; i++) pace.Add(i % 10 == 0 ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(8) * Math.Max(1, pace.Width / 20.0));

        Assert.InRange(pace.Width, before - 1, before + 1);
    }

    private static int Settled(int atOnce)
    {
        var pace = new SweepPace();
        Run(pace, atOnce);
        return pace.Width;
    }

    private static void Run(SweepPace pace, int atOnce)
    {
        for (var i = 0; i < 20_000; i++) pace.Add(TimeSpan.FromMilliseconds(8) * Math.Max(1, pace.Width / (double)atOnce));
    }
}
