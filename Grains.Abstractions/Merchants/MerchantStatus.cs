using System.Text.Json.Serialization;

namespace Payments.Merchants;

[GenerateSerializer, Alias("merchant-status")]
public enum MerchantStatus
{
    [JsonStringEnumMemberName("active")]
    Active,

    [JsonStringEnumMemberName("suspended")]
    Suspended,
}
