using Microsoft.Extensions.Logging;
using Npgsql;

namespace Payments.Sagas;

/// <summary>A timer gives seconds' precision while the process lives; the reminder brings the sweep back wherever it ended.</summary>
public sealed class SagaSweeperGrain(NpgsqlDataSource database, TimeProvider clock, ILogger<SagaSweeperGrain> log) : Grain, ISagaSweeperGrain, IRemindable
{
    private const string Reminder = "sweep";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly IntentWatch _intents = new(database, clock);

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
            var (pace, awake) = (new SweepPace(), new List<Task>(SweepPace.Most));
            foreach (var key in await LookForIntents(cancellation)) await Begin(DueTable.Sagas, key);
            var due = new DueRows(database, clock, cancellation);
            while (await due.Next() is var (table, key)) await Begin(table, key);
            await Task.WhenAll(awake);

            async Task Begin(DueTable table, string key)
            {
                while (awake.Count >= pace.Width) awake.Remove(await Task.WhenAny(awake));
                awake.Add(Wake(table, key, pace));
            }
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // The database is away: the next sweep finds the same rows.
            log.LogWarning("The sweep of due sagas did not run: {Reason}", e.Message);
        }
    }

    private async Task<IReadOnlyCollection<string>> LookForIntents(CancellationToken cancellation)
    {
        try
        {
            return await _intents.Look(cancellation);
        }
        catch (NpgsqlException e)
        {
            // The next look goes on where this one ended; what is due does not wait for it.
            log.LogWarning("The look for intents that nothing has come of did not end: {Reason}", e.Message);
            return [];
        }
    }

    private async Task Wake(DueTable table, string key, SweepPace pace)
    {
        var begin = clock.GetTimestamp();
        try
        {
            await table.Wake(GrainFactory, key);
            pace.Add(clock.GetElapsedTime(begin));
        }
        catch (Exception e)
        {
            // One saga's trouble must not keep the others asleep; it stays due.
            log.LogWarning(e, "Saga {Saga} could not go on", key);
        }
    }
}
