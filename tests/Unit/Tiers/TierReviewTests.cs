using Payments.Limits;
using Payments.Tiers;

namespace Payments.Tests.Unit.Tiers;

public sealed class TierReviewTests
{
    private static readonly LimitTerms Limits = new(PerPayment: 100, PerDay: 1_000, PerMonth: 10_000, "Etc/UTC");

    [Theory]
    [InlineData(8_000, false)]
    [InlineData(8_001, true)]
    public void Recommend_MonthAtOrAbove80Percent_UpgradeOnlyAbove(long month, bool upgrade)
    {
        var recommended = TierReview.Recommend(TierName.Business, Limits, null, new TierUsage(month, [], []));
        Assert.Equal(upgrade, recommended is { Direction: TierDirection.Upgrade, Tier: TierName.Enterprise });
        if (upgrade) Assert.Contains("8001", recommended!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 701, 701, 700, 0, 0, 0, 0 }, false)]
    [InlineData(new long[] { 701, 0, 701, 0, 0, 0, 701 }, true)]
    public void Recommend_DaysAbove70Percent_UpgradeFromThreeOfSeven(long[] days, bool upgrade)
    {
        var recommended = TierReview.Recommend(TierName.Starter, Limits, null, new TierUsage(0, [.. days], []));
        Assert.Equal(upgrade, recommended is { Direction: TierDirection.Upgrade, Tier: TierName.Business });
    }

    [Theory]
    [InlineData(new long[] { 2_999, 0, 2_999 }, true)]
    [InlineData(new long[] { 2_999, 3_000, 2_999 }, false)]
    [InlineData(new long[] { 0, 0 }, false)]
    public void Recommend_ThreeMonthsUnderTheLowerLimit_Downgrade(long[] months, bool downgrade)
    {
        var recommended = TierReview.Recommend(TierName.Business, Limits, 3_000, new TierUsage(0, [], [.. months]));
        Assert.Equal(downgrade, recommended is { Direction: TierDirection.Downgrade, Tier: TierName.Starter });
    }

    [Fact]
    public void Recommend_GrowingAfterQuietMonths_UpgradeBeforeDowngrade() =>
        Assert.Equal(TierDirection.Upgrade, TierReview.Recommend(TierName.Business, Limits, 3_000, new TierUsage(9_000, [], [0, 0, 0]))?.Direction);

    [Fact]
    public void Recommend_AtTheEndsOfTheOrder_NothingBeyondThem()
    {
        Assert.Null(TierReview.Recommend(TierName.Premium, Limits, null, new TierUsage(long.MaxValue, [], [])));
        Assert.Null(TierReview.Recommend(TierName.Starter, Limits, null, new TierUsage(0, [], [0, 0, 0])));
    }

    [Theory]
    [InlineData(8_000, false)]
    [InlineData(8_001, true)]
    public void RecommendMonthly_LastMonthAtOrAbove80Percent_UpgradeOnlyAbove(long lastMonth, bool upgrade)
    {
        var usage = new TierUsage(0, [], [lastMonth, 0, 0], lastMonth);
        var recommended = TierReview.RecommendMonthly(TierName.Business, Limits, null, usage);

        Assert.Equal(upgrade, recommended is { Direction: TierDirection.Upgrade, Tier: TierName.Enterprise });
        if (upgrade) Assert.Contains("Last month's 8001", recommended!.Reason, StringComparison.Ordinal);
        // What is shown at any time is about the running month.
        Assert.Null(TierReview.Recommend(TierName.Business, Limits, null, usage));
    }

    [Fact]
    public void RecommendMonthly_RunningMonthOrThreeSmallOnes_AsAtAnyTime()
    {
        Assert.Contains("This month's 9000", TierReview.RecommendMonthly(TierName.Business, Limits, null, new TierUsage(9_000, [], [], 9_500))!.Reason, StringComparison.Ordinal);
        Assert.Equal(TierDirection.Downgrade, TierReview.RecommendMonthly(TierName.Business, Limits, 3_000, new TierUsage(0, [], [1, 2, 3], 1))?.Direction);
        Assert.Null(TierReview.RecommendMonthly(TierName.Premium, Limits, null, new TierUsage(0, [], [], long.MaxValue)));
    }
}
