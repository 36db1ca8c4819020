namespace Payments.Ledger;

/// <param name="TransactionId">The payment or refund that moved the money.</param>
/// <param name="Ordinal">Which of that transaction's transfers it is.</param>
/// <param name="Debit">The account it comes from.</param>
/// <param name="Credit">The account it goes to.</param>
/// <param name="Amount">In minor units, greater than 0.</param>
/// <param name="Digest">SHA-256 of the row; docs/ledger.md says of what.</param>
[GenerateSerializer, Immutable, Alias("transfer-view")]
public sealed record TransferView(
    [property: Id(0)] string Id,
    [property: Id(1)] string TransactionId,
    [property: Id(2)] int Ordinal,
    [property: Id(3)] string Debit,
    [property: Id(4)] string Credit,
    [property: Id(5)] long Amount,
    [property: Id(6)] string Currency,
    [property: Id(7)] DateTimeOffset BookedAt,
    [property: Id(8)] string Digest);
