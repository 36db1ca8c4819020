namespace Payments.Sagas;

/// <summary>When a call that certainly did nothing is made again: three times, then the saga is undone.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    /// <summary>How long after this many failed tries the next one follows; null when there is none.</summary>
    public static TimeSpan? After(int tries) => tries >= 1 && tries <= Waits.Length ? Waits[tries - 1] : null;
}
