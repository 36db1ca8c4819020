namespace Payments.Checkout;

/// <summary>What the platform takes: a rate in millionths of the amount, and the least it takes, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("fee-terms")]
public sealed record FeeTerms([property: Id(0)] int PartsPerMillion, [property: Id(1)] long Minimum);
