using Payments.Requests;

namespace Payments.Holds;

/// <param name="CaptureId">Follows from the merchant, the pre-authorisation and the Idempotency-Key.</param>
/// <param name="Minor">In minor units; null for all that is left.</param>
/// <param name="IsFinal">Whether what is left after it is let go.</param>
[GenerateSerializer, Immutable, Alias("capture-hold")]
public sealed record CaptureHold(
    [property: Id(0)] IdempotentRequest Request,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] string CaptureId,
    [property: Id(3)] long? Minor,
    [property: Id(4)] bool IsFinal);
