using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>Whether a merchant's API rate took a request, and what is left of it.</summary>
/// <param name="Rate">The rate that holds for the merchant.</param>
/// <param name="Wait">Zero when the request was taken; else how long until the next one can be.</param>
/// <param name="SecondLeft">How many more requests the second takes.</param>
/// <param name="MinuteLeft">How many more the minute takes.</param>
/// <param name="HourLeft">How many more the hour takes.</param>
[GenerateSerializer, Immutable, Alias("rate-decision")]
public sealed record RateDecision(
    [property: Id(0)] ApiRate Rate,
    [property: Id(1)] TimeSpan Wait,
    [property: Id(2)] int SecondLeft,
    [property: Id(3)] int MinuteLeft,
    [property: Id(4)] int HourLeft);
