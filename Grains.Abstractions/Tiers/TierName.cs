using System.Text.Json.Serialization;

namespace Payments.Tiers;

/// <summary>The tiers, cheapest first: a later one has all that an earlier one has. A merchant begins as a starter.</summary>
[GenerateSerializer, Alias("tier-name")]
public enum TierName
{
    [JsonStringEnumMemberName("starter")]
    Starter,

    [JsonStringEnumMemberName("business")]
    Business,

    [JsonStringEnumMemberName("enterprise")]
    Enterprise,

    [JsonStringEnumMemberName("premium")]
    Premium,
}
