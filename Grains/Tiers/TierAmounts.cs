using Payments.Money;

namespace Payments.Tiers;

/// <summary>A tier's major units as minor units of a currency. What does not fit a 64-bit number is an error, never less.</summary>
public static class TierAmounts
{
    public static long Minor(long major, Currency currency) => checked(major * Scale(currency));

    /// <summary>Rounded half up: half a yen of minimum fee is one yen.</summary>
    public static long Minor(decimal major, Currency currency) =>
        decimal.ToInt64(decimal.Round(major * Scale(currency), 0, MidpointRounding.AwayFromZero));

    private static long Scale(Currency currency)
    {
        var scale = 1L;
        for (var digit = 0; digit < currency.Exponent; digit++) scale *= 10;
        return scale;
    }
}
