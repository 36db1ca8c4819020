namespace Payments.Sagas;

/// <summary>Wakes the sagas that are due. One for the whole installation; its key is "payments".</summary>
[Alias("saga-sweeper")]
public interface ISagaSweeperGrain : IGrainWithStringKey
{
    /// <summary>Sweeps from now on, also after every restart. Doing it again changes nothing.</summary>
    [Alias("ensure-running")]
    Task EnsureRunning();
}
