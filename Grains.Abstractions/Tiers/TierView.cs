namespace Payments.Tiers;

/// <summary>A tier as it stands. Who and when are missing where nobody has changed it since it was installed.</summary>
[GenerateSerializer, Immutable, Alias("tier-view")]
public sealed record TierView(
    [property: Id(0)] TierName Name,
    [property: Id(1)] TierTerms Terms,
    [property: Id(2)] DateTimeOffset? ChangedAt,
    [property: Id(3)] string? ChangedBy);
