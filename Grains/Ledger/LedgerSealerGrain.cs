using Microsoft.Extensions.Logging;
using Npgsql;

namespace Payments.Ledger;

/// <summary>A timer gives seconds' precision while the process lives; the reminder brings the sealing back wherever it ended.</summary>
public sealed class LedgerSealerGrain(NpgsqlDataSource database, TimeProvider clock, ILogger<LedgerSealerGrain> log) : Grain, ILedgerSealerGrain, IRemindable
{
    private const string Reminder = "seal";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>While there is something to seal, a few at a time: a second's transfers at once kept a processor from the payments for a tenth of it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int Few = 250;

    private readonly LedgerSealer _sealer = new(database);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Seal, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Period, KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task EnsureRunning() => await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    /// <summary>Being woken is all: the timer does the rest.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Seal(CancellationToken cancellation)
    {
        try
        {
            var most = Few;
            while (!cancellation.IsCancellationRequested && await _sealer.Seal(most, cancellation) is > 0 and var sealedNow)
            {
                var isBehind = sealedNow == most;
                most = isBehind ? Math.Min(most * 2, LedgerSealer.Batch) : Few;
                if (!isBehind) await Task.Delay(Pause, clock, cancellation);
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation)
        {
            // Nothing of ours writes a seal behind a head, so this does not pass by itself.
            log.LogError(e, "Sealing stands still: the ledger's tables were tampered with; verify the ledgers and remove what was forged");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The silo stops; the next one goes on.
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // Nothing of the batch is there; the next tick takes the same transfers.
            log.LogWarning("Transfers were not sealed: {Reason}", e.Message);
        }
    }
}
