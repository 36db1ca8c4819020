using Npgsql;

namespace Payments.Ledger;

/// <summary>A transfer as the table has it, with the digest that was written beside it.</summary>
public sealed record StoredTransfer(Transfer Row, string Digest)
{
    public const string Columns = "t.id, t.merchant_id, t.transaction_id, t.ordinal, t.debit, t.credit, t.amount, t.currency, t.booked_at, t.digest";

    /// <summary>Reads <see cref="Columns"/> from this column on.</summary>
    public static StoredTransfer Read(NpgsqlDataReader row, int at) => new(
        new Transfer(
            row.GetString(at),
            row.GetString(at + 1),
            row.GetString(at + 2),
            row.GetInt32(at + 3),
            row.GetString(at + 4),
            row.GetString(at + 5),
            row.GetInt64(at + 6),
            row.GetString(at + 7),
            row.GetFieldValue<DateTimeOffset>(at + 8)),
        row.GetString(at + 9));
}
