namespace Payments.Refunds;

/// <summary>What was asked for, while nobody has yet said whether the money is held.</summary>
/// <param name="Minor">Null for all that is left.</param>
/// <param name="CaptureId">Of a pre-authorisation's refund: the capture it is to be made of, where that was said.</param>
public sealed record RefundWish(string MerchantId, long? Minor, string? CaptureId = null);
