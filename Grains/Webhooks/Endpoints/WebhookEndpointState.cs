using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Events;
using Payments.Keys;

namespace Payments.Webhooks.Endpoints;

/// <summary>All that is kept of an endpoint.</summary>
public sealed record WebhookEndpointState : IHasOutbox
{
    public string MerchantId { get; init; } = "";

    public string Url { get; init; } = "";

    public ImmutableArray<string> Events { get; init; } = [];

    public string? Description { get; init; }

    public int MaxAttempts { get; init; } = WebhookLimits.UsualAttempts;

    public WebhookEndpointStatus Status { get; init; }

    public string? DisabledReason { get; init; }

    /// <summary>Encrypted.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Encrypted; it signs as well until its time is over.</summary>
    public string? PreviousSecret { get; init; }

    public DateTimeOffset? PreviousSecretUntil { get; init; }

    public CreatingRequest Creation { get; init; } = new();

    /// <summary>The latest ones, so that a repeated request is known.</summary>
    public ImmutableArray<SecretRotation> Rotations { get; init; } = [];

    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many in a row.</summary>
    public int DeadLetters { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
