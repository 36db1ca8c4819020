using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

internal sealed partial class Activation
{
    // Guarded: the watchdog's hold on this activation, and whether it is on its list.
    private Watch? _watch;
    private bool _watched;

    /// <summary>
    /// Lists what waits and runs here for the watchdog and forgets calls whose callers gave up; false when there is
    /// nothing to watch until the next call comes.
    /// </summary>
    public bool Inspect(List<PendingCall> pending)
    {
        lock (_gate)
        {
            GrainCall? ahead = null;
            for (var call = _firstWaiting; call is not null; call = call.Next)
            {
                if (call.IsSettled)
                {
                    Unlink(call, ahead);
                    continue;
                }

                pending.Add(new(call, true, ahead, _ending is not null));
                ahead = call;
            }

            for (var call = _running; call is not null; call = call.Next) pending.Add(new(call, false, null, false));
            _watched = _allRunning > 0 || _waiting > 0 || _ready.Count > 0;
            return _watched;
        }
    }

    private void Unlink(GrainCall call, GrainCall? ahead)
    {
        if (ahead is null) _firstWaiting = call.Next;
        else ahead.Next = call.Next;
        if (ReferenceEquals(_lastWaiting, call)) _lastWaiting = ahead;
        call.Phase = CallPhase.Ended;
        _waiting--;
    }

    /// <summary>Guarded.</summary>
    private void BecomeWatched()
    {
        if (_watched) return;
        _watched = true;
        Silo.Watchdog.Enrol(_watch ??= new(this));
    }
}
