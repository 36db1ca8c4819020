using Npgsql;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Ledger;

/// <summary>The list of a merchant's transfers.</summary>
public static class TransferList
{
    private static readonly ListOrder Newest = new("booked_at", "id");

    public static Task<ListPage<TransferView>> Transfers(this SqlReads reads, string merchantId, ListTransfers wanted)
    {
        var query = new ListQuery("transfers", Newest, "transaction_id", "ordinal", "debit", "credit", "amount", "currency", "digest")
            .WhereOneOf("id", wanted.TransactionId is { } transaction ? Transfer.IdsOf(transaction) : null)
            .WhereAny(wanted.Account, "debit", "credit");
        return reads.Page(query, wanted.Window with { MerchantId = merchantId }, Read);
    }

    private static TransferView Read(NpgsqlDataReader row)
    {
        const int At = ListQuery.FirstColumn;
        return new TransferView(
            row.GetString(2),
            row.GetString(At),
            row.GetInt32(At + 1),
            row.GetString(At + 2),
            row.GetString(At + 3),
            row.GetInt64(At + 4),
            row.GetString(At + 5),
            row.GetFieldValue<DateTimeOffset>(0),
            row.GetString(At + 6));
    }
}
