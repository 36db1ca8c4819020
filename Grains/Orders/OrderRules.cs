using System.Text.Json;
using Payments.Events;
using Payments.Outcomes;

namespace Payments.Orders;

/// <summary>What may happen to an order and what follows from it. Pure.</summary>
public static class OrderRules
{
    public static Outcome<OrderState> Place(string id, PlaceOrder command, DateTimeOffset now)
    {
        if (!AddsUp(command)) return OrderRefusals.ItemsDoNotAddUp;
        return Recorded(id, "order.created", now, new OrderState
        {
            MerchantId = command.MerchantId,
            Number = command.Number,
            Amount = command.Amount.Minor,
            Currency = command.Amount.Currency,
            Status = OrderStatus.Open,
            Items = command.Items,
            Fingerprint = command.Fingerprint,
            CreatedAt = now,
        });
    }

    public static Outcome<OrderState> Pay(string id, OrderState state, string paymentId, DateTimeOffset now)
    {
        if (state.Status == OrderStatus.Paid && state.PaymentId == paymentId) return state;
        if (OrderTransitions.Next(state.Status, OrderCommand.Pay) is not { } next) return OrderRefusals.NotOpen(state.Status);
        return Recorded(id, "order.paid", now, state with { Status = next, PaymentId = paymentId });
    }

    public static Outcome<OrderState> Cancel(string id, OrderState state, DateTimeOffset now)
    {
        if (state.Status == OrderStatus.Cancelled) return state;
        if (OrderTransitions.Next(state.Status, OrderCommand.Cancel) is not { } next) return OrderRefusals.NotOpen(state.Status);
        return Recorded(id, "order.cancelled", now, state with { Status = next });
    }

    /// <summary>The order after its payment was undone; the same object when another payment has it, or it is cancelled already.</summary>
    public static OrderState Revoke(string id, OrderState state, string paymentId, DateTimeOffset now)
    {
        if ((state.PaymentId ?? paymentId) != paymentId || OrderTransitions.Next(state.Status, OrderCommand.Revoke) is not { } next) return state;
        return Recorded(id, "order.cancelled", now, state with { Status = next });
    }

    /// <summary>The order as its payment has left it. An order that the payment brought along is created now, with both events in one write.</summary>
    public static Outcome<OrderState> Settle(string id, OrderState? state, PlaceOrder order, string paymentId, OrderStatus status, DateTimeOffset now)
    {
        if (state is not null) return Reach(id, state, paymentId, status, now);
        var placed = Place(id, order, now);
        if (!placed.Accepted) return placed;
        var reached = Reach(id, placed.Value, paymentId, status, now);
        return !reached.Accepted || ReferenceEquals(reached.Value, placed.Value)
            ? reached
            : reached.Value with { Outbox = [.. placed.Value.Outbox, .. reached.Value.Outbox] };
    }

    public static OrderView View(string id, OrderState state) => new(
        id, state.MerchantId, state.Number, state.Amount, state.Currency, state.Status, state.PaymentId, state.Items, state.CreatedAt);

    private static Outcome<OrderState> Reach(string id, OrderState state, string paymentId, OrderStatus status, DateTimeOffset now) => status switch
    {
        OrderStatus.Open => state,
        OrderStatus.Paid => Pay(id, state, paymentId, now),
        OrderStatus.Cancelled => Cancel(id, state, now),
    };

    // In 128 bits, where a hundred products of a quantity and a price cannot overflow.
    private static bool AddsUp(PlaceOrder command) =>
        command.Items.IsEmpty || command.Items.Aggregate(Int128.Zero, (sum, item) => sum + (Int128)item.Quantity * item.UnitAmount) == command.Amount.Minor;

    private static OrderState Recorded(string id, string type, DateTimeOffset now, OrderState state)
    {
        var sequence = checked(state.LastEvent + 1);
        var data = JsonSerializer.Serialize(View(id, state), OrderJson.Default.OrderView);
        return state with { LastEvent = sequence, Outbox = [OutboxEvent.Of(type, state.MerchantId, id, sequence, now, data)] };
    }
}
