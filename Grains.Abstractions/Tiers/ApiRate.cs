namespace Payments.Tiers;

/// <summary>How many API requests are taken: in each sliding window, and at the same time.</summary>
[GenerateSerializer, Immutable, Alias("api-rate")]
public sealed record ApiRate(
    [property: Id(0)] int PerSecond,
    [property: Id(1)] int PerMinute,
    [property: Id(2)] int PerHour,
    [property: Id(3)] int Concurrent);
