using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Events;
using Payments.Ledger;
using Payments.Refunds;

namespace Payments.Checkout;

/// <summary>All that is kept of a payment.</summary>
public sealed record PaymentState : IHasOutbox, IHasTransfers
{
    public string MerchantId { get; init; } = "";

    public string OrderId { get; init; } = "";

    public long Amount { get; init; }

    public string Currency { get; init; } = "";

    public PaymentStatus Status { get; init; }

    public string? Description { get; init; }

    public FeeTerms Fee { get; init; } = new(0, 0);

    /// <summary>What it counts in its merchant's settlement currency; null where that is its own.</summary>
    public ExchangedAmount? Exchange { get; init; }

    /// <summary>The merchant's day that it counts on against the limits; refunds carry it on.</summary>
    public string? CountedOn { get; init; }

    public StoredAttempt Attempt { get; init; } = new();

    /// <summary>Attempts at other channels that came to nothing before this one; null where there are none.</summary>
    public ImmutableArray<EarlierAttempt>? Earlier { get; init; }

    public ImmutableArray<StoredRefund> Refunds { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Until when it may wait; kept only while it does, so that a payment that succeeds at once is not longer for it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the channel had its last word.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];

    [JsonIgnore]
    public List<Transfer> Transfers { get; init; } = [];
}
