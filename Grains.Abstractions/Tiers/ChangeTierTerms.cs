namespace Payments.Tiers;

/// <summary>Replaces a tier's terms as a whole. By is the administrator's id.</summary>
[GenerateSerializer, Immutable, Alias("change-tier-terms")]
public sealed record ChangeTierTerms(
    [property: Id(0)] TierTerms Terms,
    [property: Id(1)] string By);
