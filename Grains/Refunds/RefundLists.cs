using Payments.Storage.Reads;

namespace Payments.Refunds;

/// <summary>Lists of refunds as SQL.</summary>
public static class RefundLists
{
    private static readonly ListOrder Newest = new("created_at", "key");

    public static ListQuery Query(RefundList list) => new ListQuery("refunds", Newest, "doc")
        .Where("payment_id", list.PaymentId)
        .Where("pre_authorisation_id", list.PreAuthorisationId)
        .Where("status", list.Status?.ToString());
}
