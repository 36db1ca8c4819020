namespace Payments.Ledger;

/// <summary>Debits and credits of a merchant's accounts, added up transfer by transfer.</summary>
public sealed class Totals
{
    private readonly SortedDictionary<(string MerchantId, string Account, string Currency), (decimal Debits, decimal Credits)> _sums = [];

    // In this order every sealer takes its row locks.
    public IReadOnlyDictionary<(string MerchantId, string Account, string Currency), (decimal Debits, decimal Credits)> Sums => _sums;

    public void Add(string merchantId, string debit, string credit, long minor, string currency)
    {
        Add((merchantId, debit, currency), minor, 0);
        Add((merchantId, credit, currency), 0, minor);
    }

    private void Add((string, string, string) account, long debit, long credit)
    {
        var (debits, credits) = _sums.GetValueOrDefault(account);
        _sums[account] = (debits + debit, credits + credit);
    }
}
