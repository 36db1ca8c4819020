namespace Payments.Limits;

/// <summary>What a merchant's payments or pre-authorisations count for on a day, though their money has not come yet.</summary>
[GenerateSerializer, Immutable, Alias("held-on-day")]
public sealed record HeldOnDay([property: Id(0)] string Day, [property: Id(1)] long Minor);
