using Payments.Outcomes;

namespace Payments.Orders;

/// <summary>Every way an order request is refused.</summary>
public static class OrderRefusals
{
    public static Refusal NotFound { get; } = new("ORDER_NOT_FOUND", RefusalKind.NotFound, "There is no order with this id.");

    public static Refusal NumberTaken { get; } = new(
        "ORDER_NUMBER_TAKEN", RefusalKind.Conflict, "The merchant has another order with this number.", "order_number");

    public static Refusal NotOpen(OrderStatus status) => new(
        "ORDER_STATUS_CONFLICT", RefusalKind.Conflict, $"The order is {(status == OrderStatus.Paid ? "paid" : "cancelled")} already.");

    public static Refusal ItemsDoNotAddUp { get; } = new(
        "ORDER_ITEMS_MISMATCH", RefusalKind.Invalid, "The items' amounts do not add up to the order's amount.", "items");
}
