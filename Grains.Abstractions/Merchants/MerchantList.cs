using Payments.Paging;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>Which merchants a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("merchant-list")]
public sealed record MerchantList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] MerchantStatus? Status = null,
    [property: Id(2)] TierName? Tier = null,
    [property: Id(3)] string? ParentId = null);
