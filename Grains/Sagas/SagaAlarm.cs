namespace Payments.Sagas;

/// <summary>Wakes a saga to the second while its grain lives; the sweep wakes those whose grain does not.</summary>
public sealed class SagaAlarm(IGrainBase grain, TimeProvider clock, Func<Task> resume)
{
    /// <summary>How long a saga, or an operation, that stopped short is left alone: longer than a healthy one takes. The view of sagas (sql/0029) says so, too.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What is due later is left to the sweep, so that nothing stays in memory for it.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(15);

    /// <summary>A timer may ring a little before its time.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    private IGrainTimer? _timer;

    /// <summary>Whether it is time. Timer and sweep may both come for the same moment, and the second finds a later one.</summary>
    public static bool Rings(DateTimeOffset? due, TimeProvider clock) => due is { } at && at - clock.GetUtcNow() <= Tolerance;

    public void Set(DateTimeOffset? due)
    {
        _timer?.Dispose();
        _timer = null;
        if (due is not { } at || at - clock.GetUtcNow() is var wait && wait > Horizon) return;
        _timer = grain.RegisterGrainTimer(
            _ => resume(),
            new GrainTimerCreationOptions { DueTime = wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
    }
}
