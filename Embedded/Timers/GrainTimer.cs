using Microsoft.Extensions.Logging;
using Payments.Embedded.Activations;
using Payments.Embedded.Calls;

namespace Payments.Embedded.Timers;

/// <summary>A timer of an activation. Each tick is a call to the grain; the next one is due a period after its end.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private static readonly GrainMethod Descriptor = new(typeof(IGrainTimer), "Tick", GrainMethodOptions.None, null);
    private static readonly GrainMethod Interleaving = new(typeof(IGrainTimer), "Tick", GrainMethodOptions.AlwaysInterleave, null);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _timer;

    private TimeSpan _period;
    private TimeSpan? _changedDueTime;
    private bool _ticking;
    private bool _disposed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        _options = options;
        _period = options.Period;
        _timer = DetachedTimer.Create(activation.Silo.Time, Fire, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        lock (_gate)
        {
            if (_disposed) return;
            _period = period;
            if (_ticking) _changedDueTime = dueTime;
            else _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
        }

        _timer.Dispose();
        _stopped.Cancel();
        _activation.Forget(this);
    }

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        const long longest = 0xfffffffe;
        ArgumentOutOfRangeException.ThrowIfLessThan((long)dueTime.TotalMilliseconds, -1, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)dueTime.TotalMilliseconds, longest, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfLessThan((long)period.TotalMilliseconds, -1, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)period.TotalMilliseconds, longest, nameof(period));
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_disposed || _ticking || _activation.Silo.Stage != SiloStage.Running) return;
            _ticking = true;
            _changedDueTime = null;
        }

        _activation.Accept(new TickCall(this));
    }

    private async Task TickAsync()
    {
        try
        {
            if (!_stopped.IsCancellationRequested) await _callback(_stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The timer was disposed of while it ticked; that is how its token is meant to be used.
        }
        catch (Exception exception)
        {
            _activation.Silo.Logger.LogError(exception, "A timer of {Grain} failed; it ticks on", _activation);
            _activation.EndIfStale(exception);
        }

        lock (_gate)
        {
            _ticking = false;
            if (!_disposed) _timer.Change(_changedDueTime ?? _period, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class TickCall(GrainTimer timer) : GrainVoidCall
    {
        public override GrainMethod Method => timer._options.Interleave ? Interleaving : Descriptor;

        internal override bool IsInternal => true;

        internal override bool CountsAsUse => timer._options.KeepAlive;

        protected override Task Invoke(object grain) => timer.TickAsync();
    }
}
