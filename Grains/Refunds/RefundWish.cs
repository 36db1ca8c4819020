namespace Payments.Refunds;

/// <summary>What was asked for, while the payment has not yet said whether it holds the money.</summary>
/// <param name="Minor">Null for all that is left.</param>
public sealed record RefundWish(string MerchantId, long? Minor);
