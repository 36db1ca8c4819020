namespace Payments.Tests;

/// <summary>A clock that stands still until the test advances it; timers fire inside <see cref="Advance"/>, in order.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TaskCompletionSource _timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (NextDue(target) is { } timer) timer.Fire();
        lock (_gate) _now = target;
    }

    /// <summary>
    /// Lets time pass from timer to timer until the work has come to its end, and stands still while nothing waits on
    /// this clock: so no more time passes than the work waits for, however long its real work takes.
    /// </summary>
    public async Task PassUntil(Task work)
    {
        while (await Task.WhenAny(work, TimerIsSet()) != work) Advance(UntilNextTimer());
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes once a timer waits on this clock.</summary>
    private Task TimerIsSet()
    {
        lock (_gate)
        {
            if (_timers.Count > 0) return Task.CompletedTask;
            if (_timerSet.Task.IsCompleted) _timerSet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _timerSet.Task;
        }
    }

    private TimeSpan UntilNextTimer()
    {
        lock (_gate) return _timers.Select(timer => timer.Due > _now ? timer.Due - _now : TimeSpan.Zero).DefaultIfEmpty().Min();
    }

    private ManualTimer? NextDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null) return null;
            if (next.Due > _now) _now = next.Due;
            if (next.Period > TimeSpan.Zero) next.Due += next.Period;
            else _timers.Remove(next);
            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                (Due, Period) = (clock._now + dueTime, period);
                clock._timers.Add(this);
                clock._timerSet.TrySetResult();
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
