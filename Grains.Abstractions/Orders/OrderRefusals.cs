using Payments.Outcomes;

namespace Payments.Orders;

/// <summary>Every way an order request is refused.</summary>
public static class OrderRefusals
{
    public static Refusal NotFound { get; } = new("ORDER_NOT_FOUND", RefusalKind.NotFound, "There is no such order.");

    public static Refusal NumberTaken { get; } = new(
        "ORDER_NUMBER_TAKEN", RefusalKind.Conflict, "The merchant has another order with this number.", "order_number");

    public static Refusal ItemsDoNotAddUp { get; } = new(
        "ORDER_ITEMS_MISMATCH", RefusalKind.Invalid, "The items' amounts do not add up to the order's amount.", "items");

    public static Refusal AmountDiffers { get; } = new(
        "ORDER_AMOUNT_MISMATCH", RefusalKind.Forbidden, "A payment of an order has the order's amount and currency.", "amount");

    public static Refusal PaymentUnderWay { get; } = new(
        "ORDER_PAYMENT_UNDER_WAY", RefusalKind.Conflict, "A payment of this order is under way: wait for what becomes of it.");

    public static Refusal NotOpen(OrderStatus status) => new(
        "ORDER_STATUS_CONFLICT", RefusalKind.Conflict, $"The order is {(status == OrderStatus.Paid ? "paid" : "cancelled")} already.");
}
