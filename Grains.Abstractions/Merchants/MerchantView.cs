using Payments.Money;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>What a merchant looks like from outside.</summary>
/// <param name="Mode">Test or live: whether its payments really move money.</param>
[GenerateSerializer, Immutable, Alias("merchant-view")]
public sealed record MerchantView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Country,
    [property: Id(3)] string SettlementCurrency,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] MerchantStatus Status,
    [property: Id(6)] string? StatusReason,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] TierName Tier,
    [property: Id(9)] bool Limited,
    [property: Id(10)] string? LimitedReason,
    [property: Id(11)] string? Email,
    [property: Id(12)] string? Locale,
    [property: Id(13)] bool RequireSignature,
    [property: Id(14)] string? ParentId,
    [property: Id(15)] LateSuccess LateSuccess = LateSuccess.Refund,
    [property: Id(16)] PaymentMode Mode = PaymentMode.Test);
