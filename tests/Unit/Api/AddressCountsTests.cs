using System.Net;
using Payments.Api.Access.Addresses;

namespace Payments.Tests.Unit.Api;

public sealed class AddressCountsTests
{
    private static readonly IPAddress Caller = IPAddress.Parse("203.0.113.7");

    [Fact]
    public void Take_UpToTheRate_ThenTheWaitThatHelps()
    {
        var clock = new ManualTimeProvider();
        var counts = new AddressCounts(10, clock);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(counts.Take(Caller)));
        var wait = counts.Take(Caller);

        Assert.NotNull(wait);
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.NotNull(counts.Take(Caller));
        clock.Advance(wait.Value - TimeSpan.FromSeconds(39) + TimeSpan.FromSeconds(6));
        Assert.Null(counts.Take(Caller));
    }

    [Fact]
    public void Take_AcrossTheMinute_TheOldOnesStillCount()
    {
        var clock = new ManualTimeProvider();
        var counts = new AddressCounts(10, clock);
        clock.Advance(TimeSpan.FromSeconds(59));
        for (var i = 0; i < 10; i++) counts.Take(Caller);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(counts.Take(Caller));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(counts.Take(Caller));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(counts.Take(Caller)));
    }

    [Fact]
    public void Take_AnySeed_TheWaitIsAlwaysEnough()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var clock = new ManualTimeProvider();
            var counts = new AddressCounts(random.Next(1, 30), clock);
            TimeSpan? wait;
            while ((wait = counts.Take(Caller)) is null) clock.Advance(TimeSpan.FromMilliseconds(random.Next(0, 4_000)));
            Assert.InRange(wait.Value, TimeSpan.Zero, TimeSpan.FromSeconds(121));
            var (tries, waited) = (0, wait);
            while (waited is { } next && tries++ < 3)
            {
                clock.Advance(next);
                waited = counts.Take(Caller);
            }

            Assert.Null(waited);
        }
    }

    [Fact]
    public void Take_SameSixtyFour_OneCaller()
    {
        var counts = new AddressCounts(2, new ManualTimeProvider());
        Assert.Null(counts.Take(IPAddress.Parse("2001:db8:1:2::1")));
        Assert.Null(counts.Take(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotNull(counts.Take(IPAddress.Parse("2001:db8:1:2:1::")));
        Assert.Null(counts.Take(IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public void Take_MappedIPv4_TheSameAsItself()
    {
        var counts = new AddressCounts(1, new ManualTimeProvider());
        Assert.Null(counts.Take(IPAddress.Parse("::ffff:203.0.113.7")));
        Assert.NotNull(counts.Take(Caller));
    }
}
