using Payments.Limits;
using Payments.Checkout;

namespace Payments.Merchants;

/// <summary>On what terms a merchant takes payments.</summary>
[GenerateSerializer, Immutable, Alias("merchant-terms")]
public sealed record MerchantTerms(
    [property: Id(0)] MerchantStatus Status,
    [property: Id(1)] string Currency,
    [property: Id(2)] LimitTerms Limits,
    [property: Id(3)] FeeTerms Fee);
