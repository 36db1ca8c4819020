using Payments.Storage.Mapping;

namespace Payments.Ledger;

/// <summary>How every kind of state books its transfers.</summary>
public static class TransferColumns
{
    public static StateMapping<TState> BooksTransfers<TState>(this StateMapping<TState> mapping)
        where TState : IHasTransfers =>
        mapping.Appends("transfers", state => state.Transfers, columns => columns
            .Column("id", one => one.Id)
            .Column("merchant_id", one => one.MerchantId)
            .Column("transaction_id", one => one.TransactionId)
            .Column("ordinal", one => one.Ordinal)
            .Column("debit", one => one.Debit)
            .Column("credit", one => one.Credit)
            .Column("amount", one => one.Minor)
            .Column("currency", one => one.Currency)
            .Column("booked_at", one => one.BookedAt)
            .Column("digest", one => one.Digest()));
}
