using System.Collections.Immutable;

namespace Payments.Tiers;

/// <summary>What a merchant has taken, in minor units: what a tier recommendation is made from.</summary>
/// <param name="Month">The running month.</param>
/// <param name="LastDays">Each of the last days, today first.</param>
/// <param name="LastMonths">Each of the last months that the merchant has seen whole, the latest first.</param>
/// <param name="LastMonth">The month before the running one, however much of it the merchant has seen.</param>
[GenerateSerializer, Immutable, Alias("tier-usage")]
public sealed record TierUsage(
    [property: Id(0)] long Month,
    [property: Id(1)] ImmutableArray<long> LastDays,
    [property: Id(2)] ImmutableArray<long> LastMonths,
    [property: Id(3)] long LastMonth = 0);
