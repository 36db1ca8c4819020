using System.Text.Json.Serialization;
using Payments.Checkout;
using Payments.Events;
using Payments.Money;
using Payments.Sagas;

namespace Payments.Refunds;

/// <summary>All that is kept of a refund.</summary>
public sealed record RefundState : IHasOutbox
{
    /// <summary>Empty where it is made of a pre-authorisation's capture.</summary>
    public string PaymentId { get; init; } = "";

    public string? PreAuthorisationId { get; init; }

    /// <summary>Set until the money is held; nothing was sent to the channel by then.</summary>
    public RefundWish? Wish { get; init; }

    public RefundHold Hold { get; init; } = new("", Amount.Zero(""), "", "", "");

    public RefundStatus Status { get; init; }

    /// <summary>Where the customer has to fetch it; null at channels that send it by themselves.</summary>
    public string? ClaimUrl { get; init; }

    public PaymentDecline? Decline { get; init; }

    public string? Reason { get; init; }

    public string Fingerprint { get; init; } = "";

    /// <summary>What the creating request was answered with; every repetition is answered the same.</summary>
    public RefundView? Answer { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When a sweep wakes it; null once it is final.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often the channel has been asked what became of the attempt.</summary>
    public int Questions { get; init; }

    /// <summary>Null as long as the channel could be reached.</summary>
    public SagaRetry? Retry { get; init; }

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
