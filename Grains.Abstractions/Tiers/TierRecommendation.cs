using System.Text.Json.Serialization;

namespace Payments.Tiers;

[GenerateSerializer, Alias("tier-direction")]
public enum TierDirection
{
    [JsonStringEnumMemberName("upgrade")]
    Upgrade,

    [JsonStringEnumMemberName("downgrade")]
    Downgrade,
}

/// <summary>Which tier would fit better, and why.</summary>
[GenerateSerializer, Immutable, Alias("tier-recommendation")]
public sealed record TierRecommendation(
    [property: Id(0)] TierDirection Direction,
    [property: Id(1)] TierName Tier,
    [property: Id(2)] string Reason);
