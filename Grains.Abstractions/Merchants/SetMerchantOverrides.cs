namespace Payments.Merchants;

/// <summary>Replaces all overrides of a merchant; what is null goes back to the tier's terms.</summary>
[GenerateSerializer, Immutable, Alias("set-merchant-overrides")]
public sealed record SetMerchantOverrides(
    [property: Id(0)] MerchantOverrides Overrides,
    [property: Id(1)] string Reason,
    [property: Id(2)] string By);
