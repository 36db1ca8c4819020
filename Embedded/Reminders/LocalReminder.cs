using Payments.Embedded.Timers;

namespace Payments.Embedded.Reminders;

/// <summary>A reminder that this silo ticks, on the grid of start and period that survives restarts.</summary>
internal sealed class LocalReminder : IDisposable
{
    // Timers take about seven weeks at most; farther reminders wake up in between and look again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private readonly TimeProvider _time;
    private readonly Func<LocalReminder, DateTimeOffset, Task> _tick;
    private readonly ITimer _timer;
    private DateTimeOffset _due;
    private int _ticking;
    private volatile bool _disposed;

    public LocalReminder(ReminderEntry entry, long sequence, TimeProvider time, Func<LocalReminder, DateTimeOffset, Task> tick)
    {
        Entry = entry;
        Sequence = sequence;
        _time = time;
        _tick = tick;
        _due = NextDue(entry, time.GetUtcNow());
        _timer = DetachedTimer.Create(time, Fire, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
    }

    public ReminderEntry Entry { get; }

    /// <summary>When this silo learned of the reminder, to tell an older reading of the table from a newer one.</summary>
    public long Sequence { get; }

    /// <summary>The first moment of the reminder's grid that is not before now.</summary>
    public static DateTimeOffset NextDue(ReminderEntry entry, DateTimeOffset now)
    {
        if (now <= entry.StartAt) return entry.StartAt;
        // A period of zero is possible where the minimum was set to zero; it must not divide.
        var period = Math.Max(entry.Period.Ticks, 1);
        var periods = ((now - entry.StartAt).Ticks + period - 1) / period;
        return entry.StartAt.AddTicks(periods * period);
    }

    public void Dispose()
    {
        _disposed = true;
        _timer.Dispose();
    }

    private void Arm()
    {
        var wait = _due - _time.GetUtcNow();
        // Timers drop the fraction of a millisecond, and would fire before the time.
        var whole = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        _timer.Change(whole < TimeSpan.Zero ? TimeSpan.Zero : whole < LongestWait ? whole : LongestWait, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        var now = _time.GetUtcNow();
        if (_disposed) return;
        // A timer may still fire a little early, but a tick never: a grain that looks for what is due would find nothing.
        if (now >= _due)
        {
            // A tick that comes while the former one still runs is left out: the grain will be woken again.
            if (Interlocked.Exchange(ref _ticking, 1) == 0) _ = TickAsync(now);
            _due = NextDue(Entry, (now > _due ? now : _due).AddTicks(1));
        }

        Arm();
    }

    private async Task TickAsync(DateTimeOffset now)
    {
        await _tick(this, now);
        Volatile.Write(ref _ticking, 0);
    }
}
