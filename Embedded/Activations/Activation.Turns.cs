using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

internal sealed partial class Activation
{
    // After so many turns the thread goes to other grains first, so that one busy grain cannot hold it for ever.
    private const int TurnsInARow = 64;

    // Guarded.
    private readonly Queue<Turn> _ready = new(0);
    private bool _scheduled;

    /// <summary>A continuation of a call comes back to its activation.</summary>
    public void Post(GrainCall call, SendOrPostCallback callback, object? state)
    {
        bool schedule;
        lock (_gate)
        {
            _ready.Enqueue(new(call, callback, state));
            schedule = BecomeScheduled();
        }

        if (schedule) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        var clean = ExecutionContext.Capture();
        GrainCall? ended = null;
        for (var turns = 0; TryNext(ended, turns < TurnsInARow, out var turn); turns++)
        {
            SynchronizationContext.SetSynchronizationContext(turn.Call);
            ended = Run(turn);
            // What a turn leaves in the execution context must not reach the next one.
            if (!ReferenceEquals(ExecutionContext.Capture(), clean)) ExecutionContext.Restore(clean!);
        }

        SynchronizationContext.SetSynchronizationContext(null);
    }

    /// <summary>A call ended in a later turn than the one that started it.</summary>
    public void Ended(GrainCall call)
    {
        lock (_gate) LeaveRunning(call);
    }

    // Figures and span are complete before the caller goes on.
    public void Succeeded(GrainCall call)
    {
        Class.Statistics.Succeeded(call);
        call.Activity?.Dispose();
    }

    public void Failed(GrainCall call, Exception exception)
    {
        if (call.IsInternal) return;
        Class.Statistics.Failed(call);
        call.Activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        call.Activity?.Dispose();
        if (call.Method.IsOneWay) Silo.Logger.LogError(exception, "One-way call {Call} failed", call);
        EndIfStale(exception);
    }

    /// <summary>Guarded.</summary>
    private bool BecomeScheduled()
    {
        if (_scheduled) return false;
        _scheduled = true;
        return true;
    }

    private bool TryNext(GrainCall? ended, bool mayGoOn, out Turn turn)
    {
        lock (_gate)
        {
            if (ended is not null) LeaveRunning(ended);
            if (mayGoOn)
            {
                if (Next(out turn)) return true;
                _scheduled = false;
                return false;
            }
        }

        turn = default;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return false;
    }

    /// <summary>Guarded.</summary>
    private bool Next(out Turn turn)
    {
        if (_ready.TryDequeue(out turn))
        {
            if (turn.Callback is null) EnterRunning(turn.Call);
            return true;
        }

        var call = _life == Life.Active && (_ending is null || _firstWaiting is { MustRunHere: true }) ? TakeAdmissible() : NextOfLife();
        if (call is null) return false;
        EnterRunning(call);
        turn = new(call, null, null);
        return true;
    }

    /// <summary>Runs one turn; gives back the call if it has ended in it.</summary>
    private GrainCall? Run(in Turn turn)
    {
        if (turn.Callback is null) return Start(turn.Call) ? turn.Call : null;
        try
        {
            turn.Callback(turn.State);
        }
        catch (Exception exception)
        {
            // Only async void and hand-made posts get here; nobody waits for them.
            Silo.Logger.LogError(exception, "An exception of {Call} reached nobody", turn.Call);
        }

        return null;
    }

    private bool Start(GrainCall call)
    {
        if (call.RequestContext is { } values) RequestContext.Current = values;
        if (call.CallerActivity is { } caller) Activity.Current = caller;
        if (!call.IsInternal && CallTracing.Source.HasListeners()) call.Activity = CallTracing.Start(call);
        return call.Start(GrainInstance!);
    }
}
