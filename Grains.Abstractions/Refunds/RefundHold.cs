using Payments.Money;

namespace Payments.Refunds;

/// <summary>What is held for a refund, and what the channel is to be asked.</summary>
/// <param name="ChargeReference">What the channel called the charge or the capture.</param>
/// <param name="CaptureId">Which capture it is made of, where it is made of one.</param>
/// <param name="Counted">What it gives back of the limits, in the merchant's settlement currency; null where that is the amount's own.</param>
[GenerateSerializer, Immutable, Alias("refund-hold")]
public sealed record RefundHold(
    [property: Id(0)] string AttemptId,
    [property: Id(1)] Amount Amount,
    [property: Id(2)] string MerchantId,
    [property: Id(3)] string ChargeReference,
    [property: Id(4)] string Channel,
    [property: Id(5)] string? CountedOn = null,
    [property: Id(6)] string? CaptureId = null,
    [property: Id(7)] long? Counted = null);
