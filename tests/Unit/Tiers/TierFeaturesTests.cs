using Payments.Outcomes;
using Payments.Tiers;
using static Payments.Tests.Unit.Tiers.Samples;

namespace Payments.Tests.Unit.Tiers;

public sealed class TierFeaturesTests
{
    [Fact]
    public void Check_OwnTierHasIt_Allowed() =>
        Assert.Null(TierFeatures.Check(TierName.Business, TierFeature.MultiCurrency, [Tier(TierName.Starter), Tier(TierName.Business, TierFeature.MultiCurrency)]));

    [Theory]
    [InlineData(TierName.Business, "TIER_BUSINESS_REQUIRED")]
    [InlineData(TierName.Enterprise, "TIER_ENTERPRISE_REQUIRED")]
    [InlineData(TierName.Premium, "TIER_PREMIUM_REQUIRED")]
    public void Check_HigherTiersHaveIt_TheCodeNamesTheCheapestOfThem(TierName first, string code)
    {
        var tiers = TierNames.CheapestFirst.Reverse().Select(name => name >= first ? Tier(name, TierFeature.Recurring) : Tier(name));
        var refused = TierFeatures.Check(TierName.Starter, TierFeature.Recurring, tiers);
        Assert.Equal((code, RefusalKind.Forbidden), (refused?.Code, refused?.Kind));
    }

    /// <summary>Tiers are data: an administrator may give a lower tier what a higher one has not.</summary>
    [Fact]
    public void Check_OnlyALowerTierHasIt_TheCodeNamesThatOne() =>
        Assert.Equal("TIER_STARTER_REQUIRED", TierFeatures.Check(TierName.Premium, TierFeature.Recurring, [Tier(TierName.Starter, TierFeature.Recurring), Tier(TierName.Premium)])?.Code);

    [Fact]
    public void Check_NoTierHasIt_NotOffered() =>
        Assert.Equal("FEATURE_NOT_OFFERED", TierFeatures.Check(TierName.Starter, TierFeature.Recurring, [Tier(TierName.Starter)])?.Code);
}
