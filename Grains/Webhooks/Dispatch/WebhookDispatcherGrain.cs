using Microsoft.Extensions.Logging;
using Npgsql;
using Payments.Storage.Errors;
using Payments.Storage.Reads;

namespace Payments.Webhooks.Dispatch;

/// <summary>
/// Timers give the events out and wake endpoints with something due while the process lives; the reminder brings both
/// back wherever they ended.
/// </summary>
public sealed class WebhookDispatcherGrain(NpgsqlDataSource database, SqlReads reads, TimeProvider clock, ILogger<WebhookDispatcherGrain> log) : Grain, IWebhookDispatcherGrain, IRemindable
{
    private const string Reminder = "dispatch";

    // What an idle platform asks costs about a tenth of a millisecond; an event waits half of this on average.
    private static readonly TimeSpan DispatchPeriod = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    private readonly EventDispatcher _dispatcher = new(database, clock);
    private readonly DueEndpoints _due = new(reads, clock);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Dispatch, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = DispatchPeriod, KeepAlive = true, Interleave = true });
        this.RegisterGrainTimer(Sweep, new GrainTimerCreationOptions { DueTime = SweepPeriod, Period = SweepPeriod, KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task EnsureRunning() => await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    /// <summary>Being woken is all: the timers do the rest.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Dispatch(CancellationToken cancellation)
    {
        try
        {
            var more = true;
            while (more && !cancellation.IsCancellationRequested)
            {
                (var endpoints, more) = await _dispatcher.Dispatch(cancellation);
                await Wake(endpoints);
            }
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // Nothing of the batch is there; the next tick takes the same events.
            log.LogWarning("Events were not given to webhook endpoints: {Reason}", e.Message);
        }
    }

    private async Task Sweep(CancellationToken cancellation)
    {
        try
        {
            await Wake(await _due.Read());
        }
        catch (Exception e) when (e is NpgsqlException or StorageException or OperationCanceledException)
        {
            log.LogWarning("The sweep of due webhooks did not run: {Reason}", e.Message);
        }
    }

    private Task Wake(IEnumerable<string> endpoints) => Task.WhenAll(endpoints.Select(Wake));

    private async Task Wake(string id)
    {
        try
        {
            await GrainFactory.GetGrain<IWebhookDeliveryGrain>(id).Wake(changed: false);
        }
        catch (Exception e)
        {
            // One endpoint's trouble must not keep the others asleep; the next sweep comes for it again.
            log.LogWarning(e, "Webhook endpoint {Endpoint} could not be woken", id);
        }
    }
}
