using Payments.Silo.Settings;

namespace Payments.Silo.Hosting;

/// <summary>
/// How a front end waits for its cluster: silos may start after it, or all of them may just have crashed. Orleans' own
/// filter pauses longer after each try, up to 22 s, and would notice the cluster that late.
/// </summary>
internal sealed class ClusterConnection(PlatformSettings settings, TimeProvider clock) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly long began = clock.GetTimestamp();

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(began) > Patience)
            throw new SettingsException($"No silo of the cluster '{settings.ClusterId}' answered within {Patience.TotalSeconds} s: start the silos, or correct PAYMENTS_REDIS and PAYMENTS_CLUSTER_ID ({exception.GetType().Name}).");
        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }
}
