using Payments.Limits;

namespace Payments.Tests.Unit.Limits;

public sealed class LimitRulesTests
{
    private static readonly LimitTerms Terms = new(PerPayment: 100, PerDay: 250, PerMonth: 400, "Asia/Tokyo");
    private static readonly DateTimeOffset Noon = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Reserve_WithinLimits_CountedAndHeld()
    {
        var state = Reserve(new LimitState(), "a", 100);
        Assert.Equal(("2026-03-30", 100L, 100L, 1), Summary(state, Noon));
    }

    [Theory]
    [InlineData(101, "LIMIT_SINGLE_EXCEEDED")]
    [InlineData(long.MaxValue, "LIMIT_SINGLE_EXCEEDED")]
    public void Reserve_AboveSingle_Refused(long minor, string code) => Assert.Equal(code, LimitRules.Reserve(new LimitState(), "a", minor, Terms, Noon).Refusal?.Code);

    [Fact]
    public void Reserve_UpToTheDailyLimit_AcceptedThenRefused()
    {
        var state = Reserve(Reserve(Reserve(new LimitState(), "a", 100), "b", 100), "c", 50);
        Assert.Equal("LIMIT_DAILY_EXCEEDED", LimitRules.Reserve(state, "d", 1, Terms, Noon).Refusal?.Code);
    }

    [Fact]
    public void Reserve_NextDayOfTheMerchant_NewDaySameMonth()
    {
        var state = Reserve(Reserve(Reserve(new LimitState(), "a", 100), "b", 100), "c", 50);
        // 15:00 UTC is midnight in Tokyo.
        var tomorrow = Noon.AddHours(3);
        var next = LimitRules.Reserve(state, "d", 100, Terms, tomorrow).Value!;
        Assert.Equal(("2026-03-31", 100L, 350L, 4), Summary(next, tomorrow));
        Assert.Equal("LIMIT_MONTHLY_EXCEEDED", LimitRules.Reserve(next, "e", 51, Terms, tomorrow).Refusal?.Code);
    }

    [Fact]
    public void Reserve_SamePaymentAgain_CountedOnce()
    {
        var state = Reserve(new LimitState(), "a", 100);
        Assert.Same(state, LimitRules.Reserve(state, "a", 100, Terms, Noon).Value);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(1)]
    public void Reserve_SamePaymentWithAnotherAmount_TheLatterIsCounted(long minor)
    {
        var state = Reserve(Reserve(new LimitState(), "a", 100), "b", 100);
        var again = Reserve(state, "b", minor);
        Assert.Equal(("2026-03-30", 100 + minor, 100 + minor, 2), Summary(again, Noon));
        Assert.Equal(("2026-03-30", 100L, 100L, 1), Summary(LimitRules.Release(again, "b"), Noon));
    }

    [Fact]
    public void Reserve_SamePaymentWithAnotherAmount_FitsWhereTheFirstIsNotCounted()
    {
        var state = Reserve(Reserve(Reserve(new LimitState(), "a", 100), "b", 100), "c", 20);
        Assert.Equal(("2026-03-30", 250L, 250L, 3), Summary(Reserve(state, "c", 50), Noon));
        Assert.Equal("LIMIT_DAILY_EXCEEDED", LimitRules.Reserve(state, "c", 51, Terms, Noon).Refusal?.Code);
    }

    [Fact]
    public void Release_Held_FreeAgainAndOnlyOnce()
    {
        var released = LimitRules.Release(Reserve(new LimitState(), "a", 100), "a");
        Assert.Equal(("2026-03-30", 0L, 0L, 0), Summary(released, Noon));
        Assert.Same(released, LimitRules.Release(released, "a"));
    }

    [Fact]
    public void Commit_Held_StaysUsedAndCannotBeReleased()
    {
        var committed = LimitRules.Commit(Reserve(new LimitState(), "a", 100), "a");
        Assert.Equal(("2026-03-30", 100L, 100L, 0), Summary(LimitRules.Release(committed, "a"), Noon));
    }

    [Fact]
    public void Release_AfterMidnight_GivesBackToTheDayItWasCounted()
    {
        var state = Reserve(new LimitState(), "a", 100);
        var released = LimitRules.Release(LimitRules.Reserve(state, "b", 70, Terms, Noon.AddHours(3)).Value!, "a");
        Assert.Equal((0L, 70L), (released.Days["2026-03-30"], released.Days["2026-03-31"]));
    }

    [Fact]
    public void GiveBack_Refund_OnTheDayThePaymentWasCountedOnceUntilForgotten()
    {
        var state = LimitRules.Commit(Reserve(new LimitState(), "a", 100), "a");
        var given = LimitRules.GiveBack(state, "ref_1", 60, "2026-03-30", Noon.AddDays(1));

        Assert.Equal((40L, 40L), (given.Days["2026-03-30"], given.Months["2026-03"]));
        Assert.Same(given, LimitRules.GiveBack(given, "ref_1", 60, "2026-03-30", Noon.AddDays(1)));
        Assert.Empty(LimitRules.ForgetGivenBack(given, "ref_1").GivenBack);
        Assert.Equal(0, LimitRules.GiveBack(given, "ref_2", 60, "2026-03-30", Noon).Days["2026-03-30"]);
        Assert.DoesNotContain("2025-03-30", LimitRules.GiveBack(given, "ref_3", 1, "2025-03-30", Noon).Days.Keys);
    }

    private static (string Day, long Today, long Month, int Held) Summary(LimitState state, DateTimeOffset now)
    {
        var view = LimitReports.View(state, Terms, now, []);
        return (view.Day.Period, view.Day.Used + view.Day.Held, view.Month.Used + view.Month.Held, state.Held.Count);
    }

    private static LimitState Reserve(LimitState state, string payment, long minor) => LimitRules.Reserve(state, payment, minor, Terms, Noon).Value!;
}
