namespace Payments.Sabotage;

/// <summary>A clock that is off by the same amount all the time, as that of a badly kept machine. Timers are as they were.</summary>
internal sealed class ShiftedClock(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
}
