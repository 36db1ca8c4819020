using System.Text.Json.Serialization;

namespace Payments.Keys;

/// <summary>What a merchant's key may be used for. Every route names the one it needs; none includes another.</summary>
[GenerateSerializer, Alias("scope")]
public enum Scope
{
    [JsonStringEnumMemberName("read")]
    Read,

    [JsonStringEnumMemberName("pay")]
    Pay,

    [JsonStringEnumMemberName("refund")]
    Refund,

    [JsonStringEnumMemberName("payout")]
    Payout,

    /// <summary>The merchant's own account: its data, its keys, its sub-accounts.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,
}
