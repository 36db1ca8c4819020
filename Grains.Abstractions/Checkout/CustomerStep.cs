namespace Payments.Checkout;

/// <summary>What the customer has to do before the payment can go on.</summary>
[GenerateSerializer, Immutable, Alias("customer-step")]
public sealed record CustomerStep([property: Id(0)] string RedirectUrl, [property: Id(1)] DateTimeOffset ExpiresAt);
