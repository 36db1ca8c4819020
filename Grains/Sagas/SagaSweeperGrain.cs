using Microsoft.Extensions.Logging;
using Npgsql;

namespace Payments.Sagas;

/// <summary>A timer gives seconds' precision while the process lives; the reminder brings the sweep back wherever it ended.</summary>
public sealed class SagaSweeperGrain(NpgsqlDataSource database, TimeProvider clock, ILogger<SagaSweeperGrain> log) : Grain, ISagaSweeperGrain, IRemindable
{
    private const string Reminder = "sweep";

    /// <summary>How many are at work at a time: enough for thousands a second, few enough to leave room for new payments.</summary>
    private const int Width = 32;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Sweep, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Period, KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task EnsureRunning() => await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    /// <summary>Being woken is all: the timer does the rest.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Sweep(CancellationToken cancellation)
    {
        try
        {
            var due = new DueRows(database, clock, cancellation);
            await Task.WhenAll(Enumerable.Range(0, Width).Select(_ => WakeAll(due)));
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // The database is away: the next sweep finds the same rows.
            log.LogWarning("The sweep of due sagas did not run: {Reason}", e.Message);
        }
    }

    private async Task WakeAll(DueRows due)
    {
        while (await due.Next() is var (table, key))
        {
            try
            {
                await table.Wake(GrainFactory, key);
            }
            catch (Exception e)
            {
                // One saga's trouble must not keep the others asleep; it stays due.
                log.LogWarning(e, "Saga {Saga} could not go on", key);
            }
        }
    }
}
