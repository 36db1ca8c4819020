using Payments.Requests;

namespace Payments.Merchants;

[GenerateSerializer, Immutable, Alias("register-merchant")]
public sealed record RegisterMerchant(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string Name,
    [property: Id(2)] string Country,
    [property: Id(3)] string SettlementCurrency,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] string? Email = null,
    [property: Id(6)] string? Locale = null,
    [property: Id(7)] string? ParentId = null);
