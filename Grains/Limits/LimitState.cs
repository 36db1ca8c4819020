using System.Collections.Immutable;

namespace Payments.Limits;

/// <summary>What counts against a merchant's limits. Amounts held are already in the day's and the month's sum.</summary>
public sealed record LimitState
{
    /// <summary>By day of the merchant's time zone, yyyy-MM-dd.</summary>
    public ImmutableSortedDictionary<string, long> Days { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>By month of the merchant's time zone, yyyy-MM.</summary>
    public ImmutableSortedDictionary<string, long> Months { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>The refunds whose amounts were given back and who may still ask again, with when that was.</summary>
    public ImmutableDictionary<string, DateTimeOffset> GivenBack { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>By payment.</summary>
    public ImmutableDictionary<string, Hold> Held { get; init; } = ImmutableDictionary<string, Hold>.Empty;
}

/// <summary>An amount held for a payment whose outcome is open.</summary>
public sealed record Hold(string Day, long Minor, DateTimeOffset Since);
