namespace Payments.Paging;

/// <summary>What every list is asked for; lists go from the newest to the oldest.</summary>
/// <param name="MerchantId">Whose entries; null only where an administrator may see everyone's.</param>
/// <param name="From">The earliest time.</param>
/// <param name="To">The time before which they are.</param>
/// <param name="After">Where the page before this one ended.</param>
[GenerateSerializer, Immutable, Alias("list-window")]
public sealed record ListWindow(
    [property: Id(0)] string? MerchantId,
    [property: Id(1)] DateTimeOffset? From,
    [property: Id(2)] DateTimeOffset? To,
    [property: Id(3)] ListPosition? After,
    [property: Id(4)] int Limit);
