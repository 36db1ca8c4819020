namespace Payments.Ledger;

/// <summary>How a merchant's ledger stands at one moment.</summary>
/// <param name="LastSeal">The highest number in the chain.</param>
/// <param name="Transfers">All of them, sealed or not.</param>
/// <param name="Unsealed">Those that are behind the cursor.</param>
/// <param name="Sums">Of the sealed ones, as stored.</param>
public sealed record LedgerEnd(ChainPoint Head, long LastSeal, long Transfers, long Unsealed, IReadOnlyList<StoredSum> Sums);

/// <summary>An account's sums as they are stored.</summary>
public sealed record StoredSum(string Account, string Currency, decimal Debits, decimal Credits);
