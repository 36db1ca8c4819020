namespace Payments.Tiers;

/// <summary>The review of a merchant's tier in one month. It recommends; only an administrator changes a tier.</summary>
/// <param name="Period">The month of the review, as yyyy-MM in UTC.</param>
/// <param name="Tier">The tier at the time.</param>
/// <param name="Recommendation">A tier that would fit better, and why; missing where none would.</param>
[GenerateSerializer, Immutable, Alias("tier-review-view")]
public sealed record TierReviewView(
    [property: Id(0)] string Id,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] string Period,
    [property: Id(3)] TierName Tier,
    [property: Id(4)] TierRecommendation? Recommendation,
    [property: Id(5)] TierReviewFigures Figures,
    [property: Id(6)] DateTimeOffset ReviewedAt);
