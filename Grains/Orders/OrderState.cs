using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Payments.Events;

namespace Payments.Orders;

public sealed record OrderState : IHasOutbox
{
    public string MerchantId { get; init; } = "";

    public string Number { get; init; } = "";

    public long Amount { get; init; }

    public string Currency { get; init; } = "";

    public OrderStatus Status { get; init; }

    public string? PaymentId { get; init; }

    /// <summary>The payment under way; nothing else may happen to the order before it has ended.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Made by a request of its own, so that it outlives a payment that fails; others came along with theirs.</summary>
    public bool Standing { get; init; }

    public ImmutableArray<OrderItem> Items { get; init; } = [];

    public string Fingerprint { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
