namespace Payments.Tiers;

/// <summary>What a payment costs: millionths of its amount, and the least of it in major units.</summary>
[GenerateSerializer, Immutable, Alias("tier-fee")]
public sealed record TierFee(
    [property: Id(0)] int PartsPerMillion,
    [property: Id(1)] decimal Minimum);
