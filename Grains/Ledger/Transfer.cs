using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Ids;
using Payments.Money;

namespace Payments.Ledger;

/// <summary>
/// Money that moves from one account to another. One row is a debit and a credit at once, so that the books balance by
/// construction; it is written in the transaction of the change that moves the money and never touched again.
/// </summary>
public sealed record Transfer(
    string Id,
    string MerchantId,
    string TransactionId,
    int Ordinal,
    string Debit,
    string Credit,
    long Minor,
    string Currency,
    DateTimeOffset BookedAt)
{
    /// <summary>Money, and its fee or its way back.</summary>
    private const int MostOfTransaction = 2;

    public static Transfer Of(string merchantId, string transactionId, int ordinal, string debit, string credit, Amount amount, DateTimeOffset at) => new(
        IdOf(transactionId, ordinal),
        merchantId,
        transactionId,
        ordinal,
        debit,
        credit,
        amount.Minor > 0 ? amount.Minor : throw new ArgumentOutOfRangeException(nameof(amount), "A transfer moves a positive amount."),
        amount.Currency,
        // PostgreSQL keeps microseconds; the digest must be of what can be read back.
        new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));

    /// <summary>All ids that transfers of a transaction can have: they are found by these, without an index of transactions.</summary>
    public static string[] IdsOf(string transactionId) => [.. Enumerable.Range(1, MostOfTransaction).Select(ordinal => IdOf(transactionId, ordinal))];

    /// <summary>Of everything the row says: a row that was changed later does not fit its digest any more.</summary>
    public string Digest()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Id}|{MerchantId}|{TransactionId}|{Ordinal}|{Debit}|{Credit}|{Minor}|{Currency}|{BookedAt.UtcTicks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    // The id follows from the transaction and the ordinal, so that nothing can be booked twice.
    private static string IdOf(string transactionId, int ordinal) => ordinal is >= 1 and <= MostOfTransaction
        ? EntityId.Derive("trf", transactionId, ordinal.ToString(CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, $"The transfers of a transaction are numbered 1 to {MostOfTransaction}.");
}
