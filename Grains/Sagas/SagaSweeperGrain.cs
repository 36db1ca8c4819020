using Microsoft.Extensions.Logging;
using Npgsql;
using Payments.Callbacks;
using Payments.Checkout;
using Payments.Holds;
using Payments.Refunds;

namespace Payments.Sagas;

/// <summary>A timer gives seconds' precision while the process lives; the reminder brings the sweep back wherever it ended.</summary>
public sealed class SagaSweeperGrain(NpgsqlDataSource database, TimeProvider clock, ILogger<SagaSweeperGrain> log) : Grain, ISagaSweeperGrain, IRemindable
{
    private const string Reminder = "sweep";
    private const int Batch = 500;
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
            foreach (var (key, kind) in await Due(cancellation))
            {
                if (cancellation.IsCancellationRequested) return;
                await Wake(key, kind);
            }
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // The database is away: the next sweep finds the same rows.
            log.LogWarning("The sweep of due sagas did not run: {Reason}", e.Message);
        }
    }

    private async Task<List<(string Key, string Kind)>> Due(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            (SELECT key, 'payment' AS kind FROM payment_sagas WHERE due <= $1 ORDER BY due LIMIT $2)
            UNION ALL (SELECT key, 'refund' FROM refunds WHERE due <= $1 ORDER BY due LIMIT $2)
            UNION ALL (SELECT key, 'hold' FROM pre_authorisations WHERE due <= $1 ORDER BY due LIMIT $2)
            UNION ALL (SELECT key, 'callback' FROM channel_callbacks WHERE due <= $1 ORDER BY due LIMIT $2)
            """);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Batch });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var due = new List<(string, string)>();
        while (await rows.ReadAsync(cancellation)) due.Add((rows.GetString(0), rows.GetString(1)));
        return due;
    }

    private async Task Wake(string key, string kind)
    {
        try
        {
            await (kind switch
            {
                "payment" => GrainFactory.GetGrain<IPaymentSagaGrain>(key).Resume(),
                "hold" => GrainFactory.GetGrain<IHoldGrain>(key).Resume(),
                "refund" => GrainFactory.GetGrain<IRefundGrain>(key).Resume(),
                _ => GrainFactory.GetGrain<ICallbackGrain>(key).Resume(),
            });
        }
        catch (Exception e)
        {
            // One saga's trouble must not keep the others asleep; it stays due.
            log.LogWarning(e, "Saga {Saga} could not go on", key);
        }
    }
}
