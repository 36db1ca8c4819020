namespace Payments.Merchants;

[GenerateSerializer, Alias("merchant-status")]
public enum MerchantStatus
{
    Active,
    Suspended,
}
