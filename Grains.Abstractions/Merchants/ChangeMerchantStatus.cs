namespace Payments.Merchants;

/// <summary>Suspends or reinstates a merchant. The reason is kept and shown.</summary>
[GenerateSerializer, Immutable, Alias("change-merchant-status")]
public sealed record ChangeMerchantStatus([property: Id(0)] string Reason);
