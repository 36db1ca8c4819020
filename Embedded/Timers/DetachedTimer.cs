namespace Payments.Embedded.Timers;

internal static class DetachedTimer
{
    /// <summary>A timer that carries nothing of the request that happens to create it: no span, no request context.</summary>
    public static ITimer Create(TimeProvider time, Action tick, TimeSpan dueTime, TimeSpan period)
    {
        if (ExecutionContext.IsFlowSuppressed()) return Make();
        using (ExecutionContext.SuppressFlow()) return Make();

        ITimer Make() => time.CreateTimer(static tick => ((Action)tick!)(), tick, dueTime, period);
    }
}
