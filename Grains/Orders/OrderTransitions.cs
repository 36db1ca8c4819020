using static Payments.Orders.OrderCommand;
using static Payments.Orders.OrderStatus;

namespace Payments.Orders;

/// <summary>The whole life of an order: state x command gives the next state, or null where it is refused.</summary>
public static class OrderTransitions
{
    public static OrderStatus? Next(OrderStatus from, OrderCommand command) => (from, command) switch
    {
        (Open, Pay) => Paid,
        (Open, Cancel) => Cancelled,
        (Open, Revoke) => Cancelled,
        (Open, PayLate) => Paid,
        (Paid, Pay) => null,
        (Paid, Cancel) => null,
        (Paid, Revoke) => Cancelled,
        (Paid, PayLate) => null,
        (Cancelled, Pay) => null,
        (Cancelled, Cancel) => null,
        (Cancelled, Revoke) => null,
        // Only one that was cancelled with its payment: OrderRules asks for that.
        (Cancelled, PayLate) => Paid,
    };
}
