namespace Payments.Merchants;

/// <summary>
/// How many requests were taken lately, counted in slots of time. The slots cover the whole window and one slot more, so
/// that no span of the window's length, wherever it begins, ever holds more than the limit. Memory does not grow with
/// the limit, and counting allocates nothing.
/// </summary>
public sealed class SlidingWindow(TimeSpan length, int slots)
{
    private readonly long _slotTicks = length.Ticks / slots;
    private readonly int[] _counts = new int[slots + 1];
    private long _slot;

    /// <summary>As of the last <see cref="MoveTo"/>.</summary>
    public int Used { get; private set; }

    /// <summary>Forgets what the window has left behind. A time before the latest one counts as the latest.</summary>
    public void MoveTo(TimeSpan now)
    {
        var slot = now.Ticks / _slotTicks;
        if (slot <= _slot) return;
        if (slot - _slot >= _counts.Length)
        {
            Array.Clear(_counts);
            Used = 0;
        }
        else
        {
            for (var passed = _slot + 1; passed <= slot; passed++)
            {
                Used -= _counts[passed % _counts.Length];
                _counts[passed % _counts.Length] = 0;
            }
        }

        _slot = slot;
    }

    public void Take()
    {
        _counts[_slot % _counts.Length]++;
        Used++;
    }

    /// <summary>How long until fewer than the limit are left in the window; zero when that is so already.</summary>
    public TimeSpan WaitFor(int limit, TimeSpan now)
    {
        var left = Used;
        var oldest = _slot - _counts.Length + 1;
        while (left >= limit && oldest <= _slot)
        {
            if (oldest >= 0) left -= _counts[oldest % _counts.Length];
            oldest++;
        }

        // The slot before oldest is the last one that must go; it goes when the slot a whole round later begins.
        var free = (oldest - 1 + _counts.Length) * _slotTicks;
        return Used < limit || free <= now.Ticks ? TimeSpan.Zero : new TimeSpan(free - now.Ticks);
    }
}
