using Payments.Tiers;

namespace Payments.Merchants;

[GenerateSerializer, Immutable, Alias("change-merchant-tier")]
public sealed record ChangeMerchantTier(
    [property: Id(0)] TierName Tier,
    [property: Id(1)] string Reason,
    [property: Id(2)] string By);
