namespace Payments.Holds;

/// <summary>What a merchant's pre-authorisations that count on a day may still come to capture.</summary>
[GenerateSerializer, Immutable, Alias("held-on-day")]
public sealed record HeldOnDay([property: Id(0)] string Day, [property: Id(1)] long Minor);
