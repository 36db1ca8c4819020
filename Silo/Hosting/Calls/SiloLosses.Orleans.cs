namespace Payments.Silo.Hosting.Calls;

/// <summary>
/// Signs that a silo is gone, as a client sees them: a connection that ended, or a gateway that is no longer listed.
/// Orleans keeps calls that were sent to a lost silo waiting until their timeout, so the calls watch this instead.
/// </summary>
internal sealed class SiloLosses : IClusterConnectionStatusObserver
{
    /// <summary>Time for the answers that are on their way through other silos.</summary>
    private static readonly TimeSpan BeforeRepeating = TimeSpan.FromMilliseconds(500);

    /// <summary>A call that may not be repeated gets more time, because nothing but its own answer can tell its outcome.</summary>
    private static readonly TimeSpan BeforeGivingUp = TimeSpan.FromSeconds(2);

    private Next next = new();

    /// <summary>Cancelled some time after the next loss; calls that begin after the loss are not concerned.</summary>
    public CancellationToken UntilRepeating => Volatile.Read(ref next).Repeating.Token;

    public CancellationToken UntilGivingUp => Volatile.Read(ref next).GivingUp.Token;

    public void Report()
    {
        var now = Interlocked.Exchange(ref next, new Next());
        now.Repeating.CancelAfter(BeforeRepeating);
        now.GivingUp.CancelAfter(BeforeGivingUp);
    }

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        if (currentNumberOfGateways < previousNumberOfGateways) Report();
    }

    public void NotifyClusterConnectionLost() => Report();

    private sealed class Next
    {
        public CancellationTokenSource Repeating { get; } = new();

        public CancellationTokenSource GivingUp { get; } = new();
    }
}
