using System.Text.Json.Serialization;

namespace Payments.Tiers;

/// <summary>What a tier may allow beyond plain payments.</summary>
[GenerateSerializer, Alias("tier-feature")]
public enum TierFeature
{
    [JsonStringEnumMemberName("multi_currency")]
    MultiCurrency,

    [JsonStringEnumMemberName("pre_authorisation")]
    PreAuthorisation,

    [JsonStringEnumMemberName("recurring")]
    Recurring,

    [JsonStringEnumMemberName("split_payments")]
    SplitPayments,

    [JsonStringEnumMemberName("dedicated_manager")]
    DedicatedManager,

    [JsonStringEnumMemberName("custom_branding")]
    CustomBranding,
}
