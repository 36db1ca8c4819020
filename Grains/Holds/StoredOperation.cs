using System.Text.Json.Serialization;
using Payments.Checkout;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>One thing that the channel was asked to do: recorded before it is asked, completed by its answer.</summary>
public sealed record StoredOperation
{
    public string AttemptId { get; init; } = "";

    public AttemptOutcome Outcome { get; init; }

    public string? Reference { get; init; }

    public PaymentDecline? Decline { get; init; }

    public CustomerStep? NextAction { get; init; }

    /// <summary>How often the channel has been asked what became of it.</summary>
    public int Questions { get; init; }

    /// <summary>Null as long as the channel could be reached.</summary>
    public SagaRetry? Retry { get; init; }

    /// <summary>When the channel is asked again; null once it has had its last word.</summary>
    public DateTimeOffset? Due { get; init; }

    [JsonIgnore]
    public bool IsOpen => Due is not null;
}
