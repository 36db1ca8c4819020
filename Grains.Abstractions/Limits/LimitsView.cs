using System.Text.Json.Serialization;

namespace Payments.Limits;

/// <summary>What a merchant may still take, in minor units of its settlement currency.</summary>
/// <param name="TimeZone">Where its days and months begin.</param>
/// <param name="PerPayment">The most of one payment.</param>
/// <param name="Day">What counts against the running day's limit.</param>
/// <param name="Month">What counts against the running month's.</param>
[GenerateSerializer, Immutable, Alias("limits-view")]
public sealed record LimitsView(
    [property: Id(0)] string TimeZone,
    [property: Id(1), JsonPropertyName("single")] SingleLimitView PerPayment,
    [property: Id(2)] PeriodLimitView Day,
    [property: Id(3)] PeriodLimitView Month);

[GenerateSerializer, Immutable, Alias("single-limit-view")]
public sealed record SingleLimitView([property: Id(0)] long Limit);

/// <param name="Period">The day as yyyy-MM-dd, the month as yyyy-MM.</param>
/// <param name="Limit">The most that is taken in it.</param>
/// <param name="Used">What payments have used that succeeded, less what was given back.</param>
/// <param name="Held">What payments hold whose outcome is open.</param>
/// <param name="ResetsAt">When the next one begins, in the merchant's time zone.</param>
[GenerateSerializer, Immutable, Alias("period-limit-view")]
public sealed record PeriodLimitView(
    [property: Id(0)] string Period,
    [property: Id(1)] long Limit,
    [property: Id(2)] long Used,
    [property: Id(3)] long Held,
    [property: Id(4)] DateTimeOffset ResetsAt);
