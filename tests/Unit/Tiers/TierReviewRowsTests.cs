using System.Text.Json;
using Payments.Limits;
using Payments.Tiers;

namespace Payments.Tests.Unit.Tiers;

public sealed class TierReviewRowsTests
{
    private const string Merchant = "mer_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TierReviewFigures Figures = new("EUR", new LimitTerms(10, 100, 1_000, "Etc/UTC"), new TierUsage(900, [900, 0], [5], 5));

    [Fact]
    public void Of_Upgrade_AnEventThatShowsTheReview()
    {
        var state = TierReviewRows.Of(Merchant, "2026-12", Result(TierDirection.Upgrade, TierName.Business), Now);

        var told = Assert.Single(state.Outbox);
        Assert.Equal(("merchant.tier_review", Merchant, TierReviewRows.Id(Merchant, "2026-12"), 1L), (told.Type, told.MerchantId, told.ObjectId, told.Sequence));
        var data = JsonDocument.Parse(told.Data).RootElement;
        Assert.Equal(("starter", "business"), (data.GetProperty("tier").GetString(), data.GetProperty("recommendation").GetProperty("tier").GetString()));
        Assert.Equal(900, data.GetProperty("figures").GetProperty("usage").GetProperty("month").GetInt64());
    }

    [Fact]
    public void Of_DowngradeOrNothing_NoEvent()
    {
        Assert.Empty(TierReviewRows.Of(Merchant, "2026-12", Result(TierDirection.Downgrade, TierName.Starter), Now).Outbox);
        Assert.Empty(TierReviewRows.Of(Merchant, "2026-12", new TierReviewResult(TierName.Starter, Figures, null), Now).Outbox);
    }

    [Fact]
    public void Id_OfMerchantAndMonth_OnlyTheSameForTheSame()
    {
        var id = TierReviewRows.Id(Merchant, "2026-12");
        Assert.Equal(id, TierReviewRows.Id(Merchant, "2026-12"));
        Assert.NotEqual(id, TierReviewRows.Id(Merchant, "2027-01"));
        Assert.StartsWith("trv_", id, StringComparison.Ordinal);
    }

    [Fact]
    public void State_StoredFirst_ReadsStill()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Tiers/tier-review.golden.json"), TierReviewJson.Default.TierReviewState)!;
        Assert.Equal((Merchant, "2026-12", TierName.Starter, Now), (state.MerchantId, state.Period, state.Tier, state.ReviewedAt));
        Assert.Equal(new TierRecommendation(TierDirection.Upgrade, TierName.Business, "grown"), state.Recommendation);
        Assert.Equal((900, 5, "EUR"), (state.Figures.Usage.Month, state.Figures.Usage.LastMonth, state.Figures.Currency));
        Assert.Equal([900, 0], state.Figures.Usage.LastDays.AsEnumerable());
    }

    private static TierReviewResult Result(TierDirection direction, TierName tier) => new(TierName.Starter, Figures, new TierRecommendation(direction, tier, "grown"));
}
