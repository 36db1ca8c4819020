using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Events;

namespace Payments.Merchants;

/// <summary>All that is kept of a merchant: one row, one document.</summary>
public sealed record MerchantState : IHasOutbox
{
    public string Name { get; init; } = "";

    public string Country { get; init; } = "";

    public string SettlementCurrency { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public MerchantStatus Status { get; init; }

    public string? StatusReason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Registration Registration { get; init; } = new();

    public ImmutableArray<StoredKey> Keys { get; init; } = [];

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
