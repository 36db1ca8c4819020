using System.Collections.Immutable;
using Payments.Checkout;
using Payments.Limits;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>A merchant's tier, what follows from it, and how it came about.</summary>
/// <param name="Tier">The tier's name.</param>
/// <param name="Terms">All that the tier gives; amounts in major units.</param>
/// <param name="Limits">The limits that hold, overrides included, in minor units of the settlement currency.</param>
/// <param name="Fee">The fee that holds, overrides included.</param>
/// <param name="Overrides">What overrides the tier, who set it and why.</param>
/// <param name="History">The latest moves from tier to tier, newest first.</param>
/// <param name="Recommendation">A tier that would fit better, where the usage speaks for one.</param>
/// <param name="ApiRate">The API rate that holds, overrides included.</param>
[GenerateSerializer, Immutable, Alias("merchant-tier-view")]
public sealed record MerchantTierView(
    [property: Id(0)] TierName Tier,
    [property: Id(1)] TierTerms Terms,
    [property: Id(2)] LimitTerms Limits,
    [property: Id(3)] FeeTerms Fee,
    [property: Id(4)] OverridesChange? Overrides,
    [property: Id(5)] ImmutableArray<TierChange> History,
    [property: Id(6)] TierRecommendation? Recommendation,
    [property: Id(7)] ApiRate ApiRate);
