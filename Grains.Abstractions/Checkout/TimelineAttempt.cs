namespace Payments.Checkout;

/// <summary>An attempt at a channel, as far as it has come.</summary>
/// <param name="Reference">The channel's own name for it.</param>
[GenerateSerializer, Immutable, Alias("timeline-attempt")]
public sealed record TimelineAttempt(
    [property: Id(0)] string Channel,
    [property: Id(1)] AttemptOutcome Outcome,
    [property: Id(2)] string? Reference,
    [property: Id(3)] PaymentDecline? Decline);
