using Payments.Requests;

namespace Payments.Refunds;

/// <param name="Of">What it is made of.</param>
/// <param name="Minor">In minor units of the captured currency; null for all that is left.</param>
[GenerateSerializer, Immutable, Alias("create-refund")]
public sealed record CreateRefund(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] RefundTarget Of,
    [property: Id(3)] long? Minor,
    [property: Id(4)] string? Reason);
