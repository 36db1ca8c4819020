namespace Payments.Tests.Simulation.Crashes;

/// <summary>What one client knows of one merchant: what was acknowledged, and what was on its way when the process died.</summary>
internal sealed class MerchantLog(string idempotencyKey)
{
    public string IdempotencyKey { get; } = idempotencyKey;

    /// <summary>The whole answer to the registration, or null when none came.</summary>
    public string? Registered { get; set; }

    public string? Id { get; set; }

    public string AcknowledgedStatus { get; set; } = "active";

    public int AcknowledgedChanges { get; set; }

    /// <summary>The status that an unanswered request would lead to.</summary>
    public string? Unanswered { get; set; }
}
