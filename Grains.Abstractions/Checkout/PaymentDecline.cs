namespace Payments.Checkout;

/// <summary>Why a payment failed: our reason, whether another try may work, and the channel's own code.</summary>
[GenerateSerializer, Immutable, Alias("payment-decline")]
public sealed record PaymentDecline(
    [property: Id(0)] string Reason,
    [property: Id(1)] bool Retryable,
    [property: Id(2)] string ChannelCode);
