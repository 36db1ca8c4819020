namespace Payments.Refunds;

/// <summary>The first answer to a creating request, and every later answer to the same request.</summary>
[GenerateSerializer, Immutable, Alias("refund-answer")]
public sealed record RefundAnswer([property: Id(0)] RefundView Refund, [property: Id(1)] bool Replayed);
