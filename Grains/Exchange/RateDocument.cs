using System.Collections.Immutable;
using System.Text.Json;
using Payments.Money;

namespace Payments.Exchange;

/// <summary>Reads {"base":"EUR","as_of":"2026-01-02T03:04:05Z","rates":{"USD":1.0845}}; rates may be numbers or texts. Pure.</summary>
public static class RateDocument
{
    public const int MostBytes = 1024 * 1024;
    private const int MostRates = 500;
    private const decimal Largest = 1_000_000_000;
    private const decimal Smallest = 0.000_000_001m;

    public static ExchangeRates Read(ReadOnlyMemory<byte> document, DateTimeOffset readAt)
    {
        if (document.Length > MostBytes) throw new RateSourceException("The exchange rates are too long.");
        try
        {
            using var json = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            var root = json.RootElement;
            var own = root.GetProperty("base").GetString();
            if (!Currency.TryGet(own, out _)) throw new RateSourceException("The base of the exchange rates is no currency.");
            var rates = root.GetProperty("rates").EnumerateObject().Take(MostRates + 1).ToList();
            if (rates.Count > MostRates) throw new RateSourceException("There are too many exchange rates.");
            // What is no currency of ours (gold, old ones) is passed over; a rate that is wrong makes the whole list doubtful.
            return new ExchangeRates(own!, root.GetProperty("as_of").GetDateTimeOffset(), readAt,
                rates.Where(rate => Currency.TryGet(rate.Name, out _) && rate.Name != own).ToImmutableSortedDictionary(rate => rate.Name, rate => Rate(rate.Value), StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new RateSourceException("The exchange rates are not of the form that is read.", e);
        }
    }

    private static decimal Rate(JsonElement value)
    {
        var rate = value.ValueKind == JsonValueKind.String
            ? decimal.Parse(value.GetString()!, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture)
            : value.GetDecimal();
        return rate is >= Smallest and <= Largest ? rate : throw new RateSourceException("An exchange rate is out of bounds.");
    }
}
