using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Ledger;

/// <summary>What one merchant's ledger says; its key is the merchant's id. It only reads.</summary>
[Alias("ledger")]
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>Every account that the merchant's transfers have touched.</summary>
    [Alias("balances")]
    Task<BalancesView> Balances();

    /// <summary>A page of the merchant's transfers.</summary>
    [Alias("transfers")]
    Task<ListPage<TransferView>> Transfers(ListTransfers query);

    /// <summary>Computes digests and chain anew, from the beginning or from a point that is trusted; one call at a time.</summary>
    [Alias("verify")]
    Task<Outcome<LedgerVerification>> Verify(ChainPoint? from);
}
