using Payments.Merchants;
using Payments.Tiers;

namespace Payments.Tests.Unit.Merchants;

/// <summary>Against the plainest model there is: a list of when requests were taken.</summary>
public sealed class SlidingWindowsTests
{
    private static readonly (TimeSpan Length, int Slots)[] Windows = [(TimeSpan.FromSeconds(1), 50), (TimeSpan.FromMinutes(1), 60), (TimeSpan.FromHours(1), 60)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void TryTake_AnyTraffic_NeverAboveTheRateAndRefusedOnlyWhenFull(int seed)
    {
        var random = new Random(seed);
        var rate = new ApiRate(random.Next(1, 20), random.Next(20, 60), random.Next(60, 200), 1);
        var windows = new SlidingWindows();
        var taken = new List<TimeSpan>();
        var now = TimeSpan.FromMilliseconds(random.Next(0, 5_000_000));
        for (var request = 0; request < 5_000; request++)
        {
            now += Pause(random);
            if (windows.TryTake(rate, now, out var wait))
            {
                taken.Add(now);
                Assert.Equal(TimeSpan.Zero, wait);
                Assert.All(Limits(rate), (limit, i) => Assert.True(Count(taken, now, Windows[i].Length) <= limit, $"window {i} holds more than {limit} at {now}"));
            }
            else
            {
                Assert.Contains(Limits(rate).Index(), one => Count(taken, now, Windows[one.Index].Length + (Windows[one.Index].Length / Windows[one.Index].Slots)) >= one.Item);
            }
        }

        Assert.NotEmpty(taken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void TryTake_AfterTheWaitItGave_TakenAndNotATickEarlier(int seed)
    {
        var random = new Random(seed);
        var refused = 0;
        for (var round = 0; round < 200; round++)
        {
            var rate = new ApiRate(random.Next(1, 10), random.Next(5, 30), random.Next(20, 60), 1);
            var windows = new SlidingWindows();
            var now = TimeSpan.FromMilliseconds(random.Next(0, 100_000));
            TimeSpan wait;
            while (windows.TryTake(rate, now, out wait)) now += Pause(random);
            refused++;
            Assert.False(windows.TryTake(rate, now + wait - TimeSpan.FromTicks(1), out _));
            Assert.True(windows.TryTake(rate, now + wait, out _), $"{rate} after {wait}");
        }

        Assert.Equal(200, refused);
    }

    [Fact]
    public void Decide_WhatIsLeft_CountsDownAndStopsAtNothing()
    {
        var windows = new SlidingWindows();
        var rate = new ApiRate(2, 5, 100, 1);
        Assert.Equal(new RateDecision(rate, TimeSpan.Zero, 1, 4, 99), windows.Decide(rate, TimeSpan.Zero));
        Assert.Equal(new RateDecision(rate, TimeSpan.Zero, 0, 3, 98), windows.Decide(rate, TimeSpan.Zero));
        Assert.Equal(new RateDecision(rate, TimeSpan.FromSeconds(1.02), 0, 3, 98), windows.Decide(rate, TimeSpan.Zero));
        // A smaller rate holds at once, and what was taken before counts against it.
        Assert.Equal((0, 0), (windows.Decide(new ApiRate(1, 1, 100, 1), TimeSpan.Zero).SecondLeft, windows.Decide(new ApiRate(1, 1, 100, 1), TimeSpan.Zero).MinuteLeft));
        Assert.True(windows.TryTake(rate with { PerSecond = 3 }, TimeSpan.Zero, out _));
    }

    [Fact]
    public void TryTake_ClockGoesBack_CountsAsTheLatestTime()
    {
        var windows = new SlidingWindows();
        var rate = new ApiRate(1, 10, 10, 1);
        Assert.True(windows.TryTake(rate, TimeSpan.FromSeconds(100), out _));
        Assert.False(windows.TryTake(rate, TimeSpan.FromSeconds(50), out _));
    }

    [Fact]
    public void TryTake_HotPath_AllocatesNothing()
    {
        var windows = new SlidingWindows();
        var rate = new ApiRate(5, 100, 1_000, 1);
        Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run(int hour)
        {
            for (var i = 0; i < 10_000; i++) windows.TryTake(rate, TimeSpan.FromHours(hour) + TimeSpan.FromMilliseconds(i * 37), out _);
        }
    }

    private static int[] Limits(ApiRate rate) => [rate.PerSecond, rate.PerMinute, rate.PerHour];

    private static int Count(List<TimeSpan> taken, TimeSpan now, TimeSpan length) => taken.Count(at => at > now - length);

    /// <summary>Bursts, traffic about as fast as the rate, and long rests.</summary>
    private static TimeSpan Pause(Random random) => random.Next(20) switch
    {
        < 12 => TimeSpan.FromMilliseconds(random.Next(0, 5)),
        < 18 => TimeSpan.FromMilliseconds(random.Next(0, 2_000)),
        18 => TimeSpan.FromSeconds(random.Next(0, 120)),
        _ => TimeSpan.FromMinutes(random.Next(0, 100)),
    };
}
