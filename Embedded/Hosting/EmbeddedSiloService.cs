using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Embedded.Reminders;
using Payments.Embedded.Timers;

namespace Payments.Embedded;

/// <summary>Starts and stops the silo with the host.</summary>
internal sealed class EmbeddedSiloService(EmbeddedSilo silo, ReminderService reminders) : IHostedService, IDisposable
{
    // How often the drain looks again; short against a drain, long against a look.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(5);

    private ITimer? _collector;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        silo.Watchdog.Start();
        var quantum = silo.Options.CollectionQuantum;
        _collector = DetachedTimer.Create(silo.Time, CollectIdle, quantum, quantum);
        await reminders.StartAsync(cancellationToken);
        silo.Logger.LogInformation("The embedded silo runs {Count} grain classes", silo.Catalog.Classes.Count);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (silo.Stage != SiloStage.Running) return;
        silo.Stage = SiloStage.Draining;
        _collector?.Dispose();
        await reminders.StopAsync();
        foreach (var activation in silo.Activations) activation.StopTimers();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(silo.Options.DrainTimeout);
        if (!await WaitUntil(() => silo.Activations.All(activation => activation.Load == 0), limit.Token))
        {
            silo.Logger.LogWarning("Calls still ran or waited after {Limit}; their grains are deactivated all the same", silo.Options.DrainTimeout);
        }

        silo.Stage = SiloStage.Deactivating;
        await DeactivateAllAsync(cancellationToken);
        silo.Stage = SiloStage.Stopped;
        silo.Watchdog.Dispose();
    }

    public void Dispose() => _collector?.Dispose();

    private void CollectIdle()
    {
        var now = silo.Now;
        foreach (var activation in silo.Activations) activation.CollectIfIdle(now);
    }

    private async Task DeactivateAllAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(silo.Options.DeactivationTimeout);
        // A grain that goes may call one that has gone, which wakes it again, so this looks until all are gone.
        var allGone = await WaitUntil(
            () =>
            {
                var any = false;
                foreach (var activation in silo.Activations)
                {
                    any = true;
                    activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo is shutting down."));
                }

                return !any;
            },
            limit.Token);
        if (!allGone) silo.Logger.LogWarning("Some grains did not end within {Limit}", silo.Options.DeactivationTimeout);
    }

    private static async Task<bool> WaitUntil(Func<bool> condition, CancellationToken limit)
    {
        while (!condition())
        {
            if (limit.IsCancellationRequested) return false;
            await Task.Delay(LookAgain, CancellationToken.None);
        }

        return true;
    }
}
