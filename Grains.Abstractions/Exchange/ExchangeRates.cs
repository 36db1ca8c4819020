using System.Collections.Immutable;

namespace Payments.Exchange;

/// <summary>What one unit of the base currency is worth in others, in major units.</summary>
/// <param name="AsOf">When the source says that it was so.</param>
/// <param name="ReadAt">When it was read from the source.</param>
[GenerateSerializer, Immutable, Alias("exchange-rates")]
public sealed record ExchangeRates(
    [property: Id(0)] string Base,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] DateTimeOffset ReadAt,
    [property: Id(3)] ImmutableSortedDictionary<string, decimal> Rates)
{
    /// <summary>What one unit of the base is worth in the currency; null where nobody has said.</summary>
    public decimal? Of(string currency) => currency == Base ? 1 : Rates.TryGetValue(currency, out var rate) ? rate : null;
}
