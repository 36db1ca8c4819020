namespace Payments.Money;

/// <summary>An amount of money: a whole number of the currency's minor units, and the currency's ISO 4217 code.</summary>
[GenerateSerializer, Immutable, Alias("amount")]
public readonly record struct Amount([property: Id(0)] long Minor, [property: Id(1)] string Currency);
