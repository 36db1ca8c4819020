namespace Payments.Tiers;

/// <summary>The most that is taken in one payment, a day and a month, in major units.</summary>
[GenerateSerializer, Immutable, Alias("tier-limits")]
public sealed record TierLimits(
    [property: Id(0)] long PerPayment,
    [property: Id(1)] long PerDay,
    [property: Id(2)] long PerMonth);
