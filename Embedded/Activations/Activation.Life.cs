using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

internal sealed partial class Activation
{
    // Guarded.
    private Life _life;
    private DeactivationReason? _ending;
    private TaskCompletionSource? _deactivated;

    private long _lastUsed;
    private long _keepUntil = long.MinValue;

    private enum Life
    {
        New,
        Activating,
        Active,
        Deactivating,
        Gone,
    }

    public Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                if (_life == Life.Gone) return Task.CompletedTask;
                return (_deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public void DelayDeactivation(TimeSpan time) => _keepUntil = Silo.Now + Silo.ToTicks(time);

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        bool schedule;
        lock (_gate)
        {
            if (_ending is not null || _life == Life.Gone) return;
            _ending = deactivationReason;
            schedule = BecomeScheduled();
        }

        if (schedule) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Deactivates if nothing has happened here for the class's age limit.</summary>
    public void CollectIfIdle(long now)
    {
        lock (_gate)
        {
            var idle = _life == Life.Active && _allRunning == 0 && _waiting == 0 && _ready.Count == 0
                && now - _lastUsed >= Class.CollectionAgeTicks && now >= _keepUntil;
            if (!idle) return;
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nothing called this grain for its collection age."));
    }

    /// <summary>The engine's own call that brings this activation to life or ends it, when it is time. Guarded.</summary>
    private GrainCall? NextOfLife()
    {
        if (_life == Life.New)
        {
            _life = Life.Activating;
            Class.Statistics.Created();
            return new ActivateCall(this, _firstWaiting);
        }

        if (_life != Life.Active || _allRunning > 0) return null;
        _life = Life.Deactivating;
        return new DeactivateCall(this, _ending!.Value);
    }

    public void Constructed(object instance) => GrainInstance = instance;

    public void Activated()
    {
        lock (_gate)
        {
            _life = Life.Active;
            PromoteInterleaved();
        }
    }

    /// <summary>Leaves the directory, then hands whatever still waits to the next activation, or fails it.</summary>
    public async Task EndAsync(Exception? failure)
    {
        await DisposeAllAsync();
        GrainCall? orphans;
        TaskCompletionSource? deactivated;
        lock (_gate)
        {
            if (_life == Life.Gone) return;
            _life = Life.Gone;
            orphans = _firstWaiting;
            deactivated = _deactivated;
            _firstWaiting = _lastWaiting = null;
            _waiting = 0;
            _watch?.End();
        }

        if (_workers is null) Class.Remove(_key, this);
        else _workers.Remove(this);
        Class.Statistics.Deactivated();
        deactivated?.TrySetResult();
        while (orphans is { } call)
        {
            orphans = call.Next;
            call.Next = null;
            if (failure is null && Silo.Stage < SiloStage.Deactivating) Class.Deliver(call, _key);
            else call.Fail(failure ?? EmbeddedSilo.Refusal(call.ToString()));
        }
    }

    /// <summary>An activation whose state turned out stale goes, so that the next call reads it anew.</summary>
    public void EndIfStale(Exception exception)
    {
        if (exception is not InconsistentStateException stale) return;
        stale.StaleActivation ??= this;
        if (ReferenceEquals(stale.StaleActivation, this))
        {
            Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "Its state was stale."));
        }
    }

    /// <summary>Interleaving calls that came before the grain was active need wait no longer. Guarded.</summary>
    private void PromoteInterleaved()
    {
        var call = _firstWaiting;
        _firstWaiting = _lastWaiting = null;
        _waiting = 0;
        while (call is not null)
        {
            var next = call.Next;
            call.Next = null;
            if (call.Admission == Admission.Interleaved) _ready.Enqueue(new(call, null, null));
            else Append(call);
            call = next;
        }
    }

    private async Task DisposeAllAsync()
    {
        StopTimers();
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable) await asyncDisposable.DisposeAsync();
            else if (GrainInstance is IDisposable disposable) disposable.Dispose();
            if (_scope is { } scope) await scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            // The activation goes whatever its disposal does.
            Silo.Logger.LogError(exception, "Disposing of {Grain} failed", this);
        }
    }
}
