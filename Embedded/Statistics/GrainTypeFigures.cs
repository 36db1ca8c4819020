namespace Payments.Embedded;

/// <summary>What one grain type has done since the start; latency is from sending to the end of the call.</summary>
public sealed record GrainTypeFigures(
    string GrainType,
    long Activations,
    long Created,
    long Deactivated,
    long Calls,
    long Failures,
    long Waiting,
    TimeSpan LatencyP50,
    TimeSpan LatencyP99);
