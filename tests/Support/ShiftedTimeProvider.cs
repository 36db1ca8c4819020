namespace Payments.Tests;

/// <summary>The real clock, put forward as far as the test says. Timers go on in real time and find a later hour when they ring.</summary>
public sealed class ShiftedTimeProvider : TimeProvider
{
    private long _ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public void Forward(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
