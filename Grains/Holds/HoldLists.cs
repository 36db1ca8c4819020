using Payments.Storage.Reads;

namespace Payments.Holds;

/// <summary>Lists of pre-authorisations as SQL.</summary>
public static class HoldLists
{
    private static readonly ListOrder Newest = new("created_at", "key");

    public static ListQuery Query(HoldList list) => new ListQuery("pre_authorisations", Newest, "doc")
        .Where("status", list.Status?.ToString())
        .From("amount", list.AmountFrom)
        .UpTo("amount", list.AmountTo)
        .Where("currency", list.Currency);
}
