namespace Payments.Sagas;

/// <summary>
/// How many sagas are woken at a time: as many as do not wait for one another. Where those that are woken begin to take longer,
/// new payments have begun to wait as well.
/// </summary>
public sealed class SweepPace
{
    public const int Least = 6;
    public const int Most = 32;

    /// <summary>So many of those at work may stand in a queue somewhere: fewer leave the machine idle, more only wait.</summary>
    private const double FewWaiting = 0.75;
    private const double ManyWaiting = 1.5;

    /// <summary>A mean of fewer says nothing.</summary>
    private const int TimesWidth = 4;

    /// <summary>What takes longer waits for a channel that does not answer, and not for the machine.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private TimeSpan _unhurried = TimeSpan.MaxValue;
    private TimeSpan _sum;
    private int _count;

    public int Width { get; private set; } = Least;

    public void Add(TimeSpan took)
    {
        if (took > Slow) return;
        _sum += took;
        if (++_count < Width * TimesWidth) return;
        var mean = _sum / _count;
        (_sum, _count) = (TimeSpan.Zero, 0);
        if (mean < _unhurried) _unhurried = mean;
        if (mean == TimeSpan.Zero) return;
        var waiting = Width * (1 - (_unhurried / mean));
        if (waiting < FewWaiting) Width = Math.Min(Most, Width + 1);
        if (waiting > ManyWaiting) Width = Math.Max(Least, Width - 1);
    }
}
