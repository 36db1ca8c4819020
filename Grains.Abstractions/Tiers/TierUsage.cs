using System.Collections.Immutable;

namespace Payments.Tiers;

/// <summary>What a merchant has taken, in minor units: what a tier recommendation is made from.</summary>
[GenerateSerializer, Immutable, Alias("tier-usage")]
public sealed record TierUsage(
    [property: Id(0)] long Month,
    [property: Id(1)] ImmutableArray<long> LastDays,
    [property: Id(2)] ImmutableArray<long> LastMonths);
