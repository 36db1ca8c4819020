using System.Globalization;
using Payments.Money;

namespace Payments.Channels;

/// <summary>Amounts as channels write them, in major units with a point.</summary>
internal static class AmountText
{
    /// <summary>Null when it is no amount, or more exact than its currency.</summary>
    public static Amount? Read(string? text, string? code)
    {
        if (!Currency.TryGet(code, out var currency) || text is not { Length: > 0 and <= 20 }) return null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        for (var i = 0; i < currency.Exponent; i++) value *= 10;
        return value <= long.MaxValue && decimal.IsInteger(value) ? new Amount((long)value, currency.Code) : null;
    }
}
