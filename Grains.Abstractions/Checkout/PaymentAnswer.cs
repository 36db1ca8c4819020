namespace Payments.Checkout;

/// <summary>The first answer to a creating request, and every later answer to the same request.</summary>
[GenerateSerializer, Immutable, Alias("payment-answer")]
public sealed record PaymentAnswer([property: Id(0)] PaymentView Payment, [property: Id(1)] bool Replayed);
