using Payments.Limits;

namespace Payments.Tiers;

/// <summary>What a review looked at, in minor units of the merchant's settlement currency.</summary>
/// <param name="Limits">The limits that held, overrides included.</param>
/// <param name="Usage">What the merchant had taken.</param>
[GenerateSerializer, Immutable, Alias("tier-review-figures")]
public sealed record TierReviewFigures(
    [property: Id(0)] string Currency,
    [property: Id(1)] LimitTerms Limits,
    [property: Id(2)] TierUsage Usage);
