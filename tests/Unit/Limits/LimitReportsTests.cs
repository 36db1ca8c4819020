using System.Collections.Immutable;
using Payments.Checkout;
using Payments.Limits;

namespace Payments.Tests.Unit.Limits;

public sealed class LimitReportsTests
{
    private static readonly LimitTerms Terms = new(PerPayment: 100, PerDay: 250, PerMonth: 400, "Europe/Berlin");
    private static readonly DateTimeOffset Now = new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void View_HeldAndUsed_ToldApartByTheMerchantsDayAndMonth()
    {
        var before = LimitRules.Reserve(new LimitState(), "yesterday", 10, Terms, Now.AddHours(-2)).Value!;
        var held = LimitRules.Reserve(before, "held", 20, Terms, Now).Value!;
        var state = LimitRules.Commit(LimitRules.Reserve(held, "used", 40, Terms, Now).Value!, "used");

        var view = LimitReports.View(state, Terms, Now, []);

        Assert.Equal(new SingleLimitView(100), view.PerPayment);
        // The 29th is the day on which clocks go forward: its next midnight is another offset away.
        Assert.Equal(new PeriodLimitView("2026-03-29", 250, 40, 20, new(2026, 3, 30, 0, 0, 0, TimeSpan.FromHours(2))), view.Day);
        Assert.Equal(new PeriodLimitView("2026-03", 400, 40, 30, new(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(2))), view.Month);
    }

    [Fact]
    public void View_PreAuthorised_HeldAndNotUsedThoughOnlyCounted()
    {
        var state = LimitRules.Commit(LimitRules.Reserve(new LimitState(), "pre_a", 60, Terms, Now).Value!, "pre_a");

        var view = LimitReports.View(state, Terms, Now, [new HeldOnDay("2026-03-29", 20), new HeldOnDay("2026-03-01", 5)]);

        Assert.Equal((40, 20, 35, 25), (view.Day.Used, view.Day.Held, view.Month.Used, view.Month.Held));
    }

    [Theory]
    [InlineData("2026-09-06", "America/Santiago", "2026-09-06T01:00:00-03:00")] // midnight is skipped
    [InlineData("2026-11-01", "America/Havana", "2026-11-01T00:00:00-04:00")] // midnight comes twice
    [InlineData("2026-06-01", "Asia/Kolkata", "2026-06-01T00:00:00+05:30")]
    public void Begin_OddMidnights_TheDaysFirstMoment(string day, string zone, string expected)
    {
        var begin = LimitPeriods.Begin(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), zone);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), begin);
    }

    [Fact]
    public void Usage_SumsKept_DaysAndWholeMonthsOfTheMerchantsLife()
    {
        var state = new LimitState
        {
            Days = ImmutableSortedDictionary<string, long>.Empty.Add("2026-03-29", 5).Add("2026-03-27", 7).Add("2026-03-22", 9),
            Months = ImmutableSortedDictionary<string, long>.Empty.Add("2026-03", 12).Add("2026-02", 3).Add("2025-12", 4),
        };

        var usage = LimitReports.Usage(state, "Europe/Berlin", Now.AddYears(-1), Now);
        Assert.Equal(12, usage.Month);
        Assert.Equal([5, 0, 7, 0, 0, 0, 0], usage.LastDays.AsEnumerable());
        Assert.Equal([3, 0, 4], usage.LastMonths.AsEnumerable());
        // The month before counts for a merchant of any age.
        Assert.Equal((3, 3), (usage.LastMonth, LimitReports.Usage(state, "Europe/Berlin", Now, Now).LastMonth));
        // Registered in January: that month was not whole, so that nothing speaks for a downgrade yet.
        Assert.Equal([3], LimitReports.Usage(state, "Europe/Berlin", new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), Now).LastMonths.AsEnumerable());
    }

    [Fact]
    public void Reserve_OverManyMonths_KeepsThoseThatARecommendationNeeds()
    {
        var noon = Now.AddHours(-12);
        var state = new LimitState();
        for (var month = 0; month < 12; month++) state = LimitRules.Reserve(state, $"p{month}", 1, Terms, noon.AddMonths(month)).Value!;
        Assert.Equal([1, 1, 1], LimitReports.Usage(state, Terms.TimeZone, noon, noon.AddMonths(11)).LastMonths.AsEnumerable());
        Assert.Equal(4, state.Months.Count);
    }

    [Theory]
    [InlineData(HoldClaim.Asked, null, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Asked, PaymentStatus.Failed, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Counted, null, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Free, null, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Failed, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Cancelled, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Expired, LeakVerdict.Release)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Succeeded, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Refunded, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Ended, PaymentStatus.PartiallyRefunded, LeakVerdict.Commit)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Unknown, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Pending, LeakVerdict.Keep)]
    [InlineData(HoldClaim.Ended, PaymentStatus.Processing, LeakVerdict.Keep)]
    public void Leak_ByWhatBecameOfThePayment_FreedKeptOrUsed(HoldClaim claim, PaymentStatus? payment, LeakVerdict verdict) =>
        Assert.Equal(verdict, LeakRules.Of(claim, payment));

    [Fact]
    public void IsToBeAsked_OverThirtyMinutesLookedAtEveryMinute_FourTimes()
    {
        var asked = Enumerable.Range(0, 31).Where(minutes => LeakRules.IsToBeAsked(TimeSpan.FromMinutes(minutes), minutes == 0 ? null : TimeSpan.FromMinutes(1)));

        Assert.Equal([2, 4, 8, 16], asked);
        // A new activation knows of no earlier look.
        Assert.True(LeakRules.IsToBeAsked(TimeSpan.FromMinutes(3), sinceLastLook: null));
        Assert.False(LeakRules.IsToBeAsked(TimeSpan.FromSeconds(119), sinceLastLook: null));
    }
}
