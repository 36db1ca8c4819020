using Microsoft.Extensions.Logging;
using Npgsql;

namespace Payments.Sagas;

/// <summary>
/// Timers give seconds' precision while the process lives; the reminder brings the sweep back wherever it ended. What is due does
/// not wait for the look for intents, which takes its time.
/// </summary>
public sealed class SagaSweeperGrain(NpgsqlDataSource database, TimeProvider clock, ILogger<SagaSweeperGrain> log) : Grain, ISagaSweeperGrain, IRemindable
{
    private const string Reminder = "sweep";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly IntentWatch _intents = new(database, clock);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Repeat(WakeDue, "The sweep of due sagas");
        Repeat(WakeIntents, "The look for intents that nothing has come of");
        return Task.CompletedTask;
    }

    public async Task EnsureRunning() => await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    /// <summary>Being woken is all: the timers do the rest.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private void Repeat(Func<CancellationToken, Task> sweep, string name) => this.RegisterGrainTimer(
        async cancellation =>
        {
            try
            {
                await sweep(cancellation);
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
            {
                // The database is away: the next one finds the same rows.
                log.LogWarning("{Sweep} did not end: {Reason}", name, e.Message);
            }
        },
        new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Period, KeepAlive = true, Interleave = true });

    private async Task WakeDue(CancellationToken cancellation)
    {
        var (wakes, due) = (new SagaWakes(GrainFactory, clock, log), new DueRows(database, clock, cancellation));
        while (await due.Next() is var (table, key)) await wakes.Begin(table, key);
        await wakes.End();
    }

    private async Task WakeIntents(CancellationToken cancellation)
    {
        var wakes = new SagaWakes(GrainFactory, clock, log);
        foreach (var key in await _intents.Look(cancellation)) await wakes.Begin(DueTable.Sagas, key);
        await wakes.End();
    }
}
