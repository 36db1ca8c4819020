namespace Payments.Checkout;

/// <summary>What the channel's answer means for the payment.</summary>
/// <param name="ClaimUrl">Of a refund: where the customer has to fetch it.</param>
[GenerateSerializer, Immutable, Alias("attempt-result")]
public sealed record AttemptResult(
    [property: Id(0)] AttemptOutcome Outcome,
    [property: Id(1)] string? Reference = null,
    [property: Id(2)] PaymentDecline? Decline = null,
    [property: Id(3)] CustomerStep? NextAction = null,
    [property: Id(4)] string? Why = null,
    [property: Id(5)] string? ClaimUrl = null);
