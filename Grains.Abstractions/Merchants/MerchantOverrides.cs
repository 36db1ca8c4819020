using Payments.Checkout;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>What one merchant has instead of its tier's terms, in minor units of its settlement currency; null leaves the tier's.</summary>
[GenerateSerializer, Immutable, Alias("merchant-overrides")]
public sealed record MerchantOverrides(
    [property: Id(0)] long? PerPayment = null,
    [property: Id(1)] long? PerDay = null,
    [property: Id(2)] long? PerMonth = null,
    [property: Id(3)] FeeTerms? Fee = null,
    [property: Id(4)] ApiRate? ApiRate = null);
