using Payments.Storage.Reads;

namespace Payments.Checkout;

/// <summary>Lists of payments as SQL.</summary>
public static class PaymentLists
{
    private static readonly ListOrder Newest = new("created_at", "key");

    public static ListQuery Query(PaymentList list) => new ListQuery("payments", Newest, "doc")
        .Where("status", list.Status?.ToString())
        .Where("order_id", list.OrderId)
        .From("amount", list.AmountFrom)
        .UpTo("amount", list.AmountTo)
        .Where("currency", list.Currency)
        .Where("channel", list.Channel);
}
