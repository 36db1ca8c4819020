using Payments.Requests;

namespace Payments.Refunds;

/// <param name="Minor">In minor units of the payment's currency; null for all that is left.</param>
[GenerateSerializer, Immutable, Alias("create-refund")]
public sealed record CreateRefund(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] string PaymentId,
    [property: Id(3)] long? Minor,
    [property: Id(4)] string? Reason);
