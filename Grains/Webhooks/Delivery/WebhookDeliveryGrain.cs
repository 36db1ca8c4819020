using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Payments.Secrets;

namespace Payments.Webhooks.Delivery;

/// <summary>
/// Keeps up to a fixed number of tries under way. It holds nothing that is not in the table: whoever comes after a crash
/// finds the same notifications due. Reentrant, since it mostly waits for an endpoint to answer.
/// </summary>
[Reentrant]
public sealed class WebhookDeliveryGrain(
    DueNotifications due,
    TryWriter tries,
    WebhookSender sender,
    WebhookMetrics metrics,
    SecretBox box,
    WebhookSettings settings,
    TimeProvider clock,
    ILogger<WebhookDeliveryGrain> log) : Grain, IWebhookDeliveryGrain
{
    private const int Parallel = 32;

    // Few enough that none grows old here while the endpoint takes its time.
    private const int ReadAhead = 64;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AlarmHorizon = TimeSpan.FromSeconds(15);

    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly Queue<Notification> _ready = new();
    private WebhookTarget? _target;
    private byte[][] _secrets = [];
    private EndpointCircuit? _circuit;
    private bool _isProbing;
    private bool _maybeMore;
    private bool _starting;
    private bool _ended;
    private IGrainTimer? _alarm;
    private DateTimeOffset _rings = DateTimeOffset.MaxValue;

    private string Id => this.GetPrimaryKeyString();

    public Task Wake(bool changed)
    {
        if (changed)
        {
            _ready.Clear();
            _circuit = null;
        }

        _maybeMore = true;
        // On its own: whoever wakes it waits for no endpoint.
        _ = StartTries();
        return Task.CompletedTask;
    }

    /// <summary>What is under way is still written; nothing new begins.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _ended = true;
        return Task.CompletedTask;
    }

    private async Task StartTries()
    {
        if (_starting || _ended) return;
        _starting = true;
        try
        {
            while (_underWay.Count < Parallel && await Next() is { } notification)
            {
                // Disabled meanwhile: it stays due, for when the endpoint is enabled again.
                if (_target is not { } target) return;
                var step = Circuit(target).Next(notification, _isProbing, clock.GetUtcNow());
                // The end of the probe starts it again.
                if (step == CircuitStep.Wait) return;
                _ready.Dequeue();
                _underWay.Add(notification.Id);
                _isProbing |= step == CircuitStep.Probe;
                _ = Try(notification, target, _secrets, step);
            }
        }
        catch (SiloUnavailableException)
        {
            // This silo stops, as every silo does some day, or another one has gone: the sweep comes again.
            _maybeMore = false;
        }
        catch (Exception e)
        {
            // The database is away, or a secret cannot be read: the sweep comes again.
            _maybeMore = false;
            log.LogWarning("Webhook endpoint {Endpoint} gets nothing for now: {Reason}", Id, e.Message);
        }
        finally
        {
            _starting = false;
        }

        // Whoever came between the last look and here was sent away.
        if (_maybeMore && _underWay.Count < Parallel) _ = StartTries();
    }

    private async Task<Notification?> Next()
    {
        while (_ready.Count == 0 && _maybeMore)
        {
            _maybeMore = false;
            DelayDeactivation(Kept);
            Use(await GrainFactory.GetGrain<IWebhookEndpointGrain>(Id).Target());
            if (_target is null) return null;
            foreach (var one in await due.Read(Id, _underWay, ReadAhead, clock.GetUtcNow())) _ready.Enqueue(one);
            if (_ready.Count == ReadAhead) _maybeMore = true;
        }

        return _ready.TryPeek(out var next) ? next : null;
    }

    private async Task Try(Notification notification, WebhookTarget target, byte[][] secrets, CircuitStep step)
    {
        try
        {
            var isSkipped = step == CircuitStep.Skip;
            var answer = isSkipped ? DeliveryAnswer.NotSent : await sender.Send(target.Url, secrets, notification.Id, notification.Payload);
            var now = clock.GetUtcNow();
            if (!isSkipped) _circuit = Circuit(target).After(answer.Verdict, step == CircuitStep.Probe, now, settings.FirstRetry);
            var record = DeliveryRules.After(notification, answer, now, settings.FirstRetry);
            await tries.Write(record);
            _maybeMore = true;
            if (isSkipped) metrics.Skipped();
            else metrics.Tried(record.Status);
            await Report(record, answer);
            if (record.NextRetryAt is { } next) RingAt(next);
        }
        catch (Exception e)
        {
            // It is still due, and the sweep comes again.
            log.LogWarning("The try of webhook {Notification} was not recorded: {Reason}", notification.Id, e.Message);
        }
        finally
        {
            _underWay.Remove(notification.Id);
            if (step == CircuitStep.Probe) _isProbing = false;
            _ = StartTries();
        }
    }

    /// <summary>Kept in memory only: whoever comes without it knows from the endpoint whether the last try has failed.</summary>
    private EndpointCircuit Circuit(WebhookTarget target) => _circuit ??= target.IsFailing ? EndpointCircuit.Suspect(clock.GetUtcNow()) : EndpointCircuit.Closed;

    /// <summary>Tells the endpoint what it does not know yet: most deliveries are one among many good ones.</summary>
    private async Task Report(TryRecord record, DeliveryAnswer answer)
    {
        if (_target is not { } target) return;
        WebhookHealth? news = answer.Verdict switch
        {
            DeliveryVerdict.Gone => WebhookHealth.Gone,
            DeliveryVerdict.Delivered => target.IsFailing ? WebhookHealth.Delivered : null,
            DeliveryVerdict.Failed when record.Status == WebhookNotificationStatus.Dead => WebhookHealth.DeadLetter,
            DeliveryVerdict.Failed => target.IsFailing ? null : WebhookHealth.Failed,
        };
        if (news is not { } health) return;
        // Those that end meanwhile need not say the same.
        _target = target with { IsFailing = health != WebhookHealth.Delivered };
        Use(await GrainFactory.GetGrain<IWebhookEndpointGrain>(Id).Report(health));
    }

    private void Use(WebhookTarget? target)
    {
        if (target is null) _ready.Clear();
        else if (_target is null || !target.SealedSecrets.SequenceEqual(_target.SealedSecrets)) _secrets = [.. target.SealedSecrets.Select(secret => box.Open(secret, Id))];
        _target = target;
    }

    /// <summary>Near tries are made to the moment; the sweep finds those that are further off.</summary>
    private void RingAt(DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        if (at - now > AlarmHorizon || (_rings > now && _rings <= at)) return;
        _alarm?.Dispose();
        _rings = at;
        // A timer may ring a little before its time, and would find nothing due.
        var wait = (at > now ? at - now : TimeSpan.Zero) + TimeSpan.FromMilliseconds(10);
        _alarm = this.RegisterGrainTimer(() => Wake(changed: false), new GrainTimerCreationOptions { DueTime = wait, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }
}
