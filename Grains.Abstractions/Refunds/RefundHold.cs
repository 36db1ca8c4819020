using Payments.Money;

namespace Payments.Refunds;

/// <summary>What the payment holds for a refund, and what the channel is to be asked.</summary>
[GenerateSerializer, Immutable, Alias("refund-hold")]
public sealed record RefundHold(
    [property: Id(0)] string AttemptId,
    [property: Id(1)] Amount Amount,
    [property: Id(2)] string MerchantId,
    [property: Id(3)] string ChargeReference,
    [property: Id(4)] string Channel,
    [property: Id(5)] string? CountedOn = null);
