namespace Payments.Channels.Resilience;

/// <summary>How much one account of a channel is asked for, and when it is left alone for a while.</summary>
public sealed record ResilienceOptions
{
    /// <summary>For one call; what runs longer is unknown.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After a call that certainly did nothing. Anything else is never repeated here.</summary>
    public int Retries { get; init; } = 2;

    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Calls at the same time; one more is not sent.</summary>
    public int MostCalls { get; init; } = 128;

    /// <summary>The share of calls without a clear answer that opens the circuit.</summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>Fewer calls than these prove nothing.</summary>
    public int LeastCalls { get; init; } = 10;

    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit lets nothing through.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(15);
}
