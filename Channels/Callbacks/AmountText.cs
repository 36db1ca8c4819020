using System.Globalization;
using Payments.Money;

namespace Payments.Channels;

/// <summary>Amounts as channels write them, in major units with a point.</summary>
internal static class AmountText
{
    /// <summary>With all the digits that its currency has after the point.</summary>
    public static string Write(Amount amount)
    {
        if (!Currency.TryGet(amount.Currency, out var currency)) throw new ArgumentException($"There is no currency {amount.Currency}.", nameof(amount));
        decimal value = amount.Minor;
        for (var i = 0; i < currency.Exponent; i++) value /= 10;
        return value.ToString($"F{currency.Exponent}", CultureInfo.InvariantCulture);
    }

    /// <summary>Null when it is no amount, or more exact than its currency.</summary>
    public static Amount? Read(string? text, string? code) => Read(text, code, roundDown: false);

    /// <summary>As <see cref="Read(string?, string?)"/>, but what is smaller than the currency's unit is left away: sums that were converted have it.</summary>
    public static Amount? ReadDown(string? text, string? code) => Read(text, code, roundDown: true);

    private static Amount? Read(string? text, string? code, bool roundDown)
    {
        if (!Currency.TryGet(code, out var currency) || text is not { Length: > 0 and <= 40 }) return null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        if (value > long.MaxValue) return null;
        for (var i = 0; i < currency.Exponent; i++) value *= 10;
        if (roundDown) value = decimal.Truncate(value);
        return value <= long.MaxValue && decimal.IsInteger(value) ? new Amount((long)value, currency.Code) : null;
    }
}
