using System.Text.Json;
using Payments.Checkout;
using Payments.Keys;
using Payments.Limits;
using Payments.Merchants;
using Payments.Tests.Unit.Tiers;
using Payments.Tiers;

namespace Payments.Tests.Unit.Merchants;

public sealed class MerchantTierRulesTests
{
    private const string Id = "mer_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly MerchantState Merchant = new() { SettlementCurrency = "EUR", TimeZone = "Europe/Berlin", LastEvent = 1 };

    [Fact]
    public void ChangeTier_ToAnother_KeepsWhoWhenFromToAndWhy()
    {
        var state = MerchantTierRules.ChangeTier(Id, Merchant, new(TierName.Business, "grown", "adm_1"), Now).Value!;

        Assert.Equal(TierName.Business, state.Tier);
        Assert.Equal([new TierChange(Now, "adm_1", TierName.Starter, TierName.Business, "grown")], state.TierHistory.AsEnumerable());
        var recorded = Assert.Single(state.Outbox);
        Assert.Equal(("merchant.tier_changed", 2L), (recorded.Type, recorded.Sequence));
        Assert.Equal("grown", JsonDocument.Parse(recorded.Data).RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public void ChangeTier_ToItsOwn_Refused() =>
        Assert.Equal("TIER_UNCHANGED", MerchantTierRules.ChangeTier(Id, Merchant, new(TierName.Starter, "why", "adm_1"), Now).Refusal?.Code);

    [Fact]
    public void ChangeTier_WithoutReason_Refused() =>
        Assert.Equal("reason", MerchantTierRules.ChangeTier(Id, Merchant, new(TierName.Premium, "", "adm_1"), Now).Refusal?.Field);

    [Fact]
    public void ChangeTier_VeryOften_KeepsTheLatest()
    {
        var state = Merchant;
        for (var i = 0; i < MerchantTierRules.MaxHistory + 5; i++)
            state = MerchantTierRules.ChangeTier(Id, state, new(i % 2 == 0 ? TierName.Premium : TierName.Starter, $"{i}", "adm_1"), Now).Value!;

        Assert.Equal(MerchantTierRules.MaxHistory, state.TierHistory.Length);
        Assert.Equal($"{MerchantTierRules.MaxHistory + 4}", state.TierHistory[0].Reason);
    }

    [Fact]
    public void Terms_NoOverrides_TheTiersInMinorUnits()
    {
        var terms = MerchantTierRules.Terms(Merchant, Samples.Terms);

        Assert.Equal(new LimitTerms(1_000_000, 10_000_000, 30_000_000, "Europe/Berlin"), terms.Limits);
        Assert.Equal(new FeeTerms(8_000, 50), terms.Fee);
        Assert.Equal((MerchantStatus.Active, "EUR", false, TierName.Starter, null), (terms.Status, terms.Currency, terms.MultiCurrency, terms.Tier, terms.LimitedReason));
        Assert.True(MerchantTierRules.Terms(Merchant, Samples.Terms with { Features = [TierFeature.MultiCurrency] }).MultiCurrency);
    }

    [Fact]
    public void Terms_SomeOverrides_TheRestStaysTheTiers()
    {
        var state = Overridden(new(PerDay: 5, Fee: new FeeTerms(100, 1)));

        var terms = MerchantTierRules.Terms(state, Samples.Terms);

        Assert.Equal(new LimitTerms(1_000_000, 5, 30_000_000, "Europe/Berlin"), terms.Limits);
        Assert.Equal(new FeeTerms(100, 1), terms.Fee);
    }

    [Fact]
    public void RateOf_Overridden_ItsOwnElseTheTiers()
    {
        var own = new ApiRate(1, 2, 3, 4);
        Assert.Equal(own, MerchantTierRules.RateOf(Overridden(new(ApiRate: own)), Samples.Terms));
        Assert.Equal(Samples.Terms.ApiRate, MerchantTierRules.RateOf(Merchant, Samples.Terms));
    }

    [Theory]
    [InlineData("per_payment", 0L, null, null, null, null)]
    [InlineData("per_day", null, -1L, null, null, null)]
    [InlineData("per_month", null, null, MerchantInput.MaxLimit + 1, null, null)]
    [InlineData("fee.parts_per_million", null, null, null, 1_000_001, 0L)]
    [InlineData("fee.minimum", null, null, null, 0, -1L)]
    public void SetOverrides_OutOfBounds_RefusedWithField(string field, long? payment, long? day, long? month, int? ppm, long? minimum)
    {
        var overrides = new MerchantOverrides(payment, day, month, ppm is null ? null : new FeeTerms(ppm.Value, minimum!.Value));
        Assert.Equal(field, MerchantTierRules.SetOverrides(Id, Merchant, new(overrides, "contract", "adm_1"), Now).Refusal?.Field);
    }

    [Fact]
    public void SetOverrides_Again_ReplacesThemAll()
    {
        var state = MerchantTierRules.SetOverrides(Id, Overridden(new(PerDay: 5)), new(new(PerMonth: 7), "new", "adm_2"), Now).Value!;
        Assert.Equal(new OverridesChange(Now, "adm_2", "new", new(PerMonth: 7)), state.Overrides);
        Assert.Equal("merchant.overrides_changed", Assert.Single(state.Outbox).Type);
    }

    [Fact]
    public void Limit_OnAndOff_ReasonComesAndGoesAndNothingHappensTwice()
    {
        var limited = MerchantTierRules.Limit(Id, Merchant, new(true, "review"), Now).Value!;
        var again = MerchantTierRules.Limit(Id, limited, new(true, "review"), Now).Value!;
        var free = MerchantTierRules.Limit(Id, limited, new(false, "cleared"), Now).Value!;

        Assert.Equal(("review", "merchant.limited"), (limited.LimitedReason, Assert.Single(limited.Outbox).Type));
        Assert.Same(limited, again);
        Assert.Equal((null, "merchant.unlimited"), (free.LimitedReason, Assert.Single(free.Outbox).Type));
    }

    [Fact]
    public void View_WithUsage_RecommendsByTheLimitsThatHold()
    {
        var usage = new TierUsage(6, [], []);
        Assert.Null(MerchantTierRules.View(Merchant, Samples.Terms, null, usage).Recommendation);
        Assert.Equal(TierName.Business, MerchantTierRules.View(Overridden(new(PerMonth: 7)), Samples.Terms, null, usage).Recommendation?.Tier);
    }

    [Fact]
    public void State_GoldenFileWithTier_StillReads()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Merchants/merchant.tiers.golden.json"), MerchantJson.Default.MerchantState)!;

        Assert.Equal((TierName.Enterprise, "review"), (state.Tier, state.LimitedReason));
        Assert.Equal(TierName.Starter, Assert.Single(state.TierHistory).From);
        Assert.Equal(new MerchantOverrides(PerDay: 5000, Fee: new FeeTerms(2500, 10)), state.Overrides?.Overrides);
        Assert.Equal(ApiKeyKind.MerchantTest, Assert.Single(state.Keys).Kind);
    }

    private static MerchantState Overridden(MerchantOverrides overrides) =>
        MerchantTierRules.SetOverrides(Id, Merchant, new(overrides, "contract", "adm_1"), Now).Value!;
}
