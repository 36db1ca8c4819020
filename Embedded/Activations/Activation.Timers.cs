using Payments.Embedded.Timers;

namespace Payments.Embedded.Activations;

internal sealed partial class Activation
{
    // Guarded.
    private List<GrainTimer>? _timers;

    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (_gate)
        {
            if (_life is not (Life.Deactivating or Life.Gone))
            {
                (_timers ??= []).Add(timer);
                return timer;
            }
        }

        timer.Dispose();
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (_gate) _timers?.Remove(timer);
    }

    public void StopTimers()
    {
        GrainTimer[] timers;
        lock (_gate)
        {
            timers = _timers?.ToArray() ?? [];
            _timers = null;
        }

        foreach (var timer in timers) timer.Dispose();
    }
}
