namespace Payments.Merchants;

/// <summary>Stops a merchant's new payments, or lets them go on. The reason is kept and shown while they are stopped.</summary>
[GenerateSerializer, Immutable, Alias("limit-merchant")]
public sealed record LimitMerchant(
    [property: Id(0)] bool Limited,
    [property: Id(1)] string Reason);
