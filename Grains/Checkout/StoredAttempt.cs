namespace Payments.Checkout;

/// <summary>An attempt at the channel: written before the channel is asked, completed by its answer.</summary>
public sealed record StoredAttempt
{
    public string Id { get; init; } = "";

    public string Channel { get; init; } = "";

    public string Method { get; init; } = "";

    public AttemptOutcome Outcome { get; init; }

    public string? Reference { get; init; }

    public PaymentDecline? Decline { get; init; }

    public CustomerStep? NextAction { get; init; }

    public string? Why { get; init; }
}
