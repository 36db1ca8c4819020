using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Events;
using Payments.Keys;
using Payments.Money;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>All that is kept of a merchant: one row, one document.</summary>
public sealed record MerchantState : IHasOutbox
{
    public string Name { get; init; } = "";

    public string Country { get; init; } = "";

    public string SettlementCurrency { get; init; } = "";

    public string TimeZone { get; init; } = "";

    /// <summary>Where the merchant is written to; null while it has named no address.</summary>
    public string? Email { get; init; }

    /// <summary>The language it is written to in; null is English.</summary>
    public string? Locale { get; init; }

    /// <summary>The merchant that this one is a sub-account of.</summary>
    public string? ParentId { get; init; }

    /// <summary>The sub-accounts that take up a place each, in the order they were asked for.</summary>
    public ImmutableArray<string> SubAccounts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether requests with the merchant's keys must be signed.</summary>
    public bool RequireSignature { get; init; }

    /// <summary>Merchants stored before it was said have none: their keys say it (<see cref="MerchantRules.ModeOf(MerchantState)"/>).</summary>
    public PaymentMode? Mode { get; init; }

    public LateSuccess LateSuccess { get; init; }

    public MerchantStatus Status { get; init; }

    public string? StatusReason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Merchants stored before there were tiers have none: they read as starters.</summary>
    public TierName Tier { get; init; }

    /// <summary>The latest moves from tier to tier, newest first.</summary>
    /// <remarks>A document without it sets default: generated JSON code overwrites what an init property starts with.</remarks>
    public ImmutableArray<TierChange> TierHistory { get => field.IsDefault ? [] : field; init; }

    public OverridesChange? Overrides { get; init; }

    /// <summary>Why new payments are stopped; null while they are not.</summary>
    public string? LimitedReason { get; init; }

    public CreatingRequest Registration { get; init; } = new();

    public ImmutableArray<StoredKey> Keys { get; init; } = [];

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
