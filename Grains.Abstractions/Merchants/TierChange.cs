using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>One move from tier to tier. By is the administrator's id.</summary>
[GenerateSerializer, Immutable, Alias("tier-change")]
public sealed record TierChange(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] TierName From,
    [property: Id(3)] TierName To,
    [property: Id(4)] string Reason);
