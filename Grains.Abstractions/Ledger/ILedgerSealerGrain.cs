namespace Payments.Ledger;

/// <summary>Chains the transfers of every merchant, some time after they were booked. One for the installation; its key is "payments".</summary>
[Alias("ledger-sealer")]
public interface ILedgerSealerGrain : IGrainWithStringKey
{
    /// <summary>Seals from now on, also after every restart. Doing it again changes nothing.</summary>
    [Alias("ensure-running")]
    Task EnsureRunning();
}
