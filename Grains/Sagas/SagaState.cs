using System.Collections.Immutable;

namespace Payments.Sagas;

/// <summary>A business transaction under way: what it is about, how far it has come, and when to look at it again.</summary>
public sealed record SagaState
{
    public string Type { get; init; } = "";

    public string MerchantId { get; init; } = "";

    public SagaStatus Status { get; init; }

    public ImmutableArray<SagaStep> Steps { get; init; } = [];

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When a sweep wakes it; null once it has ended.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often the channel has been asked what became of the attempt.</summary>
    public int Questions { get; init; }

    public PaymentOrder Payment { get; init; } = new();

    public string? CurrentStep => Steps.LastOrDefault()?.Name;
}
