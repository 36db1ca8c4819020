namespace Payments.Limits;

/// <summary>What a merchant may take: per payment, per day and per month of its own time zone, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("limit-terms")]
public sealed record LimitTerms(
    [property: Id(0)] long PerPayment,
    [property: Id(1)] long PerDay,
    [property: Id(2)] long PerMonth,
    [property: Id(3)] string TimeZone);
