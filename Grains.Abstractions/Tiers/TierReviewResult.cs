namespace Payments.Tiers;

/// <summary>A merchant's tier as it is now, looked at as a monthly review does.</summary>
[GenerateSerializer, Immutable, Alias("tier-review-result")]
public sealed record TierReviewResult(
    [property: Id(0)] TierName Tier,
    [property: Id(1)] TierReviewFigures Figures,
    [property: Id(2)] TierRecommendation? Recommendation);
