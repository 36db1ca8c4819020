using System.Text.Json.Serialization;

namespace Payments.Keys;

/// <summary>Whose key it is and what money it moves.</summary>
[GenerateSerializer, Alias("api-key-kind")]
public enum ApiKeyKind
{
    [JsonStringEnumMemberName("merchant_test")]
    MerchantTest,

    [JsonStringEnumMemberName("merchant_live")]
    MerchantLive,

    [JsonStringEnumMemberName("administrator")]
    Administrator,
}
