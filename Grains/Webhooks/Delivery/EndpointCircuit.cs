namespace Payments.Webhooks.Delivery;

/// <summary>
/// Spares an endpoint that takes nothing: after so many failures in a row one probe at a time tells whether it is back, and
/// what is due meanwhile counts as tried, at the times of its own schedule. The last try of each is always sent, so that
/// nothing becomes a dead letter that was not refused at the end. One success ends it. Pure.
/// </summary>
public sealed record EndpointCircuit
{
    public const int OpensAfter = 10;

    /// <summary>Never longer between two probes, so that an endpoint that is back is noticed soon.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private const int Doublings = 20;

    public static EndpointCircuit Closed { get; } = new();

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    public int FailedProbes { get; init; }

    /// <summary>When the next probe may go; null while everything may.</summary>
    public DateTimeOffset? NextProbe { get; init; }

    /// <summary>Of an endpoint that failed when it was last heard of, by somebody who remembers no more than that.</summary>
    public static EndpointCircuit Suspect(DateTimeOffset now) => new() { NextProbe = now };

    public CircuitStep Next(Notification notification, bool isProbing, DateTimeOffset now)
    {
        if (NextProbe is not { } probe) return CircuitStep.Send;
        if (isProbing) return CircuitStep.Wait;
        return now >= probe || notification.Tries + 1 >= notification.MaxTries ? CircuitStep.Probe : CircuitStep.Skip;
    }

    /// <param name="isProbe">Others that were under way when it opened say nothing new by failing.</param>
    /// <param name="first">The first wait of the deliveries' schedule.</param>
    public EndpointCircuit After(DeliveryVerdict verdict, bool isProbe, DateTimeOffset now, TimeSpan first)
    {
        if (verdict == DeliveryVerdict.Delivered) return Closed;
        var next = this with { Failures = Failures + 1 };
        if (NextProbe is null) return next.Failures < OpensAfter ? next : next with { NextProbe = now + Pause(0, first) };
        return isProbe ? next with { FailedProbes = FailedProbes + 1, NextProbe = now + Pause(FailedProbes + 1, first) } : next;
    }

    // Half of what a delivery waits that failed as often as the probes: one that is alone is a probe at each of its tries.
    private static TimeSpan Pause(int failedProbes, TimeSpan first) =>
        TimeSpan.FromTicks(Math.Min((first.Ticks / 2) << Math.Clamp(failedProbes - 1, 0, Doublings), LongestPause.Ticks));
}
