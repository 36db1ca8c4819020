using System.Globalization;
using Payments.Money;

namespace Payments.ChannelSimulator.Providers;

/// <summary>Amounts in major units, as providers write them.</summary>
internal static class DecimalText
{
    /// <summary>Null when it is no amount of the currency.</summary>
    public static long? Minor(string? text, string currency)
    {
        if (!Currency.TryGet(currency, out var known) || text is not { Length: > 0 and <= 20 }) return null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        for (var i = 0; i < known.Exponent; i++) value *= 10;
        return decimal.IsInteger(value) && value is > 0 and <= 10_000_000_000_000 ? (long)value : null;
    }

    /// <param name="digits">After the point.</param>
    public static string Of(long minor, string currency, int digits)
    {
        Currency.TryGet(currency, out var known);
        decimal value = minor;
        for (var i = 0; i < known!.Exponent; i++) value /= 10;
        return value.ToString($"F{digits}", CultureInfo.InvariantCulture);
    }
}
