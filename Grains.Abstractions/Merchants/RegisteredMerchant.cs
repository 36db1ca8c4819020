using Payments.Keys;

namespace Payments.Merchants;

/// <summary>The first answer to a registration, and every later answer to the same request.</summary>
[GenerateSerializer, Immutable, Alias("registered-merchant")]
public sealed record RegisteredMerchant(
    [property: Id(0)] MerchantView Merchant,
    [property: Id(1)] SecretText ApiKey,
    [property: Id(2)] bool Replayed);
