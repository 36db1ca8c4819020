namespace Payments.Keys;

/// <summary>Whose key it is and what money it moves.</summary>
[GenerateSerializer, Alias("api-key-kind")]
public enum ApiKeyKind
{
    MerchantTest,
    MerchantLive,
    Administrator,
}
