namespace Payments.Limits;

/// <summary>Where a payment was counted; refunds give back there.</summary>
[GenerateSerializer, Immutable, Alias("limit-hold")]
public sealed record LimitHold([property: Id(0)] string Day, [property: Id(1)] long Minor);
