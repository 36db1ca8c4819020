using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Routing;

namespace Payments.Sagas;

/// <summary>A business transaction under way: what it is about, how far it has come, and when to look at it again.</summary>
public sealed record SagaState : IHasDecisions
{
    public string Type { get; init; } = "";

    public string MerchantId { get; init; } = "";

    public SagaStatus Status { get; init; }

    /// <summary>Which plan of steps it follows: 0 is the one whose steps all stand in the document.</summary>
    public int Plan { get; init; }

    public ImmutableArray<SagaStep> Steps { get; init; } = [];

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When a sweep wakes it; null once it has ended, and while it is an intent.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often the channel has been asked what became of the attempt.</summary>
    public int Questions { get; init; }

    /// <summary>Null as long as the channel could be reached.</summary>
    public SagaRetry? Retry { get; init; }

    /// <summary>Null as long as nobody wants it undone.</summary>
    public SagaUndo? Undo { get; init; }

    /// <summary>Null as long as nothing can come too late.</summary>
    public SagaLate? Late { get; init; }

    public PaymentOrder Payment { get; init; } = new();

    /// <summary>Only while they have yet to be written.</summary>
    [JsonIgnore]
    public List<StoredDecision> Decisions { get; init; } = [];
}
