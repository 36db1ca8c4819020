using System.Text.Json.Serialization;

namespace Payments.Tiers;

[GenerateSerializer, Alias("support-level")]
public enum SupportLevel
{
    [JsonStringEnumMemberName("standard")]
    Standard,

    [JsonStringEnumMemberName("priority")]
    Priority,

    [JsonStringEnumMemberName("vip")]
    Vip,
}
