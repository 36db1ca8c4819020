namespace Payments.Ledger;

/// <summary>A seal of a merchant's chain. Whoever keeps one outside notices later that anything up to it was changed.</summary>
/// <param name="Number">Counts the merchant's sealed transfers, from 1.</param>
/// <param name="Digest">Of that transfer and of everything before it.</param>
[GenerateSerializer, Immutable, Alias("chain-point")]
public sealed record ChainPoint([property: Id(0)] long Number, [property: Id(1)] string Digest);
