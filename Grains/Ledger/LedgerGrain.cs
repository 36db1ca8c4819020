using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Ledger;

/// <summary>Reentrant: it has no state of its own, and a long verification must not keep balances waiting.</summary>
[Reentrant]
public sealed class LedgerGrain(SqlReads reads, TimeProvider clock) : Grain, ILedgerGrain
{
    private bool _verifying;

    private string MerchantId => this.GetPrimaryKeyString();

    public Task<BalancesView> Balances() => reads.Balances(MerchantId);

    public async Task<ListPage<TransferView>> Transfers(ListTransfers query)
    {
        // An account that was never touched would have the whole ledger read for nothing.
        if (query.Account is { } account && !(await Balances()).Balances.Any(one => one.Account == account)) return new ListPage<TransferView>([], null);
        return await reads.Transfers(MerchantId, query);
    }

    public async Task<Outcome<LedgerVerification>> Verify(ChainPoint? from)
    {
        // It is the one request here that costs seconds: one after the other.
        if (_verifying) return LedgerRefusals.VerificationRunning;
        _verifying = true;
        try
        {
            return await new LedgerVerifier(reads, clock, MerchantId).Verify(from);
        }
        finally
        {
            _verifying = false;
        }
    }
}
