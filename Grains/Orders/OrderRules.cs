using System.Text.Json;
using Payments.Events;
using Payments.Money;
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
            ClaimedBy = command.PaymentId,
            Standing = command.PaymentId is null,
            Items = command.Items,
            Fingerprint = command.Fingerprint,
            CreatedAt = now,
        });
    }

    /// <summary>The state in which the payment holds the order; the same object when it does already.</summary>
    public static Outcome<OrderState> Claim(OrderState state, ClaimOrder command)
    {
        // Another merchant's order answers exactly like a missing one.
        if (state.MerchantId != command.MerchantId) return OrderRefusals.NotFound;
        if (state.ClaimedBy == command.PaymentId || state.PaymentId == command.PaymentId) return state;
        if (state.Status != OrderStatus.Open) return OrderRefusals.NotOpen(state.Status);
        if (command.Amount != new Amount(state.Amount, state.Currency)) return OrderRefusals.AmountDiffers;
        if (state.ClaimedBy is not null) return OrderRefusals.PaymentUnderWay;
        return state with { ClaimedBy = command.PaymentId, Outbox = [] };
    }

    public static OrderState GiveUp(string id, OrderState state, string paymentId, DateTimeOffset now)
    {
        if (state.Status != OrderStatus.Open || (state.ClaimedBy ?? paymentId) != paymentId) return state;
        if (!state.Standing) return Recorded(id, "order.cancelled", now, state with { Status = OrderStatus.Cancelled, ClaimedBy = null });
        return state.ClaimedBy is null ? state : state with { ClaimedBy = null, Outbox = [] };
    }

    public static Outcome<OrderState> Pay(string id, OrderState state, string paymentId, DateTimeOffset now)
    {
        if (state.Status == OrderStatus.Paid && state.PaymentId == paymentId) return state;
        if (OrderTransitions.Next(state.Status, OrderCommand.Pay) is not { } next) return OrderRefusals.NotOpen(state.Status);
        if ((state.ClaimedBy ?? paymentId) != paymentId) return OrderRefusals.PaymentUnderWay;
        return Recorded(id, "order.paid", now, state with { Status = next, PaymentId = paymentId, ClaimedBy = null });
    }

    /// <summary>The order paid by a payment that had been given up: where it still is to be paid, or was cancelled only because of that.</summary>
    public static Outcome<OrderState> PayLate(string id, OrderState state, string paymentId, DateTimeOffset now)
    {
        if (state.Status == OrderStatus.Paid && state.PaymentId == paymentId) return state;
        // Whoever cancelled an order that stands by itself meant it.
        if (state is { Status: OrderStatus.Cancelled, Standing: true }) return OrderRefusals.NotOpen(state.Status);
        if (OrderTransitions.Next(state.Status, OrderCommand.PayLate) is not { } next) return OrderRefusals.NotOpen(state.Status);
        if ((state.ClaimedBy ?? paymentId) != paymentId) return OrderRefusals.PaymentUnderWay;
        return Recorded(id, "order.paid", now, state with { Status = next, PaymentId = paymentId, ClaimedBy = null });
    }

    public static Outcome<OrderState> Cancel(string id, OrderState state, string merchantId, DateTimeOffset now)
    {
        if (state.MerchantId != merchantId) return OrderRefusals.NotFound;
        if (state.Status == OrderStatus.Cancelled) return state;
        if (OrderTransitions.Next(state.Status, OrderCommand.Cancel) is not { } next) return OrderRefusals.NotOpen(state.Status);
        if (state.ClaimedBy is not null) return OrderRefusals.PaymentUnderWay;
        return Recorded(id, "order.cancelled", now, state with { Status = next });
    }

    /// <summary>The order after its payment was undone; the same object when another payment has it, or it is cancelled already.</summary>
    public static OrderState Revoke(string id, OrderState state, string paymentId, DateTimeOffset now)
    {
        if ((state.PaymentId ?? state.ClaimedBy ?? paymentId) != paymentId || OrderTransitions.Next(state.Status, OrderCommand.Revoke) is not { } next) return state;
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

    /// <summary>What the creating request was answered with: all but the status and the payment stays as it was.</summary>
    public static OrderView FirstView(string id, OrderState state) => View(id, state with { Status = OrderStatus.Open, PaymentId = null });

    private static Outcome<OrderState> Reach(string id, OrderState state, string paymentId, OrderStatus status, DateTimeOffset now) => status switch
    {
        OrderStatus.Open => state,
        OrderStatus.Paid => Pay(id, state, paymentId, now),
        OrderStatus.Cancelled => GiveUp(id, state, paymentId, now),
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
