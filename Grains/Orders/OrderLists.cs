using Payments.Storage.Reads;

namespace Payments.Orders;

/// <summary>Lists of orders as SQL.</summary>
public static class OrderLists
{
    private static readonly ListOrder Newest = new("created_at", "key");

    public static ListQuery Query(OrderList list) => new ListQuery("orders", Newest, "doc")
        .Where("status", list.Status?.ToString())
        .Where("number", list.Number);
}
