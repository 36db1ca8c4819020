using Payments.Keys;

namespace Payments.Merchants;

/// <summary>All that a merchant's grain says about a request that bears one of its keys, in one answer.</summary>
[GenerateSerializer, Immutable, Alias("merchant-admission")]
public sealed record MerchantAdmission(
    [property: Id(0)] KeyCheck Check,
    [property: Id(1)] RateDecision Rate);
