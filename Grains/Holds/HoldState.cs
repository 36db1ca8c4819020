using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Checkout;
using Payments.Events;
using Payments.Ledger;
using Payments.Limits;
using Payments.Routing;

namespace Payments.Holds;

/// <summary>All that is kept of a pre-authorisation.</summary>
public sealed record HoldState : IHasOutbox, IHasTransfers, IHasDecisions
{
    public string MerchantId { get; init; } = "";

    public long Amount { get; init; }

    public string Currency { get; init; } = "";

    public HoldStatus Status { get; init; }

    public string Method { get; init; } = "";

    /// <summary>Where the customer comes back to after acting at the channel.</summary>
    public string? ReturnUrl { get; init; }

    public string Channel { get; init; } = "";

    public string? Description { get; init; }

    public string Fingerprint { get; init; } = "";

    public FeeTerms Fee { get; init; } = new(0, 0);

    public LimitTerms Limits { get; init; } = new(0, 0, 0, "Etc/UTC");

    /// <summary>What it counts in its merchant's settlement currency; null where that is its own.</summary>
    public ExchangedAmount? Exchange { get; init; }

    [JsonIgnore]
    public long Counts => Exchange?.Amount ?? Amount;

    /// <summary>The merchant's day that it counts on against the limits, captures and all.</summary>
    public string? CountedOn { get; init; }

    public StoredOperation Authorisation { get; init; } = new();

    public ImmutableArray<StoredCapture> Captures { get; init; } = [];

    /// <summary>Null as long as nobody wanted it to be let go.</summary>
    public StoredRelease? Release { get; init; }

    /// <summary>What the creating request was answered with, where that was still open; a final answer stands in the state itself.</summary>
    public PreAuthorisationView? Answer { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? AuthorisedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When nothing could be captured of it any more; refunds may change it still.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its expiring is announced; null where it lives too short for that, and once it was.</summary>
    public DateTimeOffset? AlertAt { get; init; }

    /// <summary>When a sweep wakes it; null once it has ended.</summary>
    public DateTimeOffset? Due { get; init; }

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];

    [JsonIgnore]
    public List<Transfer> Transfers { get; init; } = [];

    [JsonIgnore]
    public List<StoredDecision> Decisions { get; init; } = [];
}
