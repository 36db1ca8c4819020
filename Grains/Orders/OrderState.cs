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

    public ImmutableArray<OrderItem> Items { get; init; } = [];

    public string Fingerprint { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public long LastEvent { get; init; }

    [JsonIgnore]
    public List<OutboxEvent> Outbox { get; init; } = [];
}
