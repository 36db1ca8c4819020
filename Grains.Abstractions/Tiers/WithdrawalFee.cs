namespace Payments.Tiers;

/// <summary>What a withdrawal costs: millionths of its amount and a fixed part, in major units, together.</summary>
[GenerateSerializer, Immutable, Alias("withdrawal-fee")]
public sealed record WithdrawalFee(
    [property: Id(0)] int PartsPerMillion,
    [property: Id(1)] decimal Fixed);
