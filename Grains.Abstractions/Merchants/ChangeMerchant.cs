namespace Payments.Merchants;

/// <summary>What a merchant may change of itself; null stays as it is. Country and settlement currency never change.</summary>
[GenerateSerializer, Immutable, Alias("change-merchant")]
public sealed record ChangeMerchant(
    [property: Id(0)] string? Name = null,
    [property: Id(1)] string? Email = null,
    [property: Id(2)] string? TimeZone = null,
    [property: Id(3)] string? Locale = null,
    [property: Id(4)] bool? RequireSignature = null,
    [property: Id(5)] LateSuccess? LateSuccess = null);
