using Payments.Money;
using Payments.Requests;

namespace Payments.Merchants;

/// <param name="Mode">Null for a sub-account, which then has its parent's, and for others, which are test merchants then.</param>
[GenerateSerializer, Immutable, Alias("register-merchant")]
public sealed record RegisterMerchant(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string Name,
    [property: Id(2)] string Country,
    [property: Id(3)] string SettlementCurrency,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] string? Email = null,
    [property: Id(6)] string? Locale = null,
    [property: Id(7)] string? ParentId = null,
    [property: Id(8)] PaymentMode? Mode = null);
