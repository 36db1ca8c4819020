using System.Collections.Frozen;
using System.Globalization;
using Payments.Money;

namespace Payments.Channels.PayPal;

/// <summary>Amounts as PayPal writes them: major units with as many decimals as it has for the currency.</summary>
internal static class PayPalAmounts
{
    private const string Codes = "AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD";

    public static readonly FrozenSet<string> Currencies = Codes.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The currencies that have decimals, and not at PayPal.</summary>
    public static readonly FrozenDictionary<string, int> Exponents =
        new Dictionary<string, int> { ["HUF"] = 0, ["TWD"] = 0 }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null where PayPal cannot express the amount.</summary>
    public static PayPalMoney? ToWire(Amount amount)
    {
        if (amount.Minor <= 0 || !Currencies.Contains(amount.Currency) || !Currency.TryGet(amount.Currency, out var currency)) return null;
        var value = (decimal)amount.Minor;
        for (var i = 0; i < currency.Exponent; i++) value /= 10;
        var decimals = Exponents.GetValueOrDefault(amount.Currency, currency.Exponent);
        if (decimal.Round(value, decimals) != value) return null;
        return new PayPalMoney { CurrencyCode = amount.Currency, Value = value.ToString($"F{decimals}", CultureInfo.InvariantCulture) };
    }

    public static bool Is(this PayPalMoney? money, Amount amount) => AmountText.Read(money?.Value, money?.CurrencyCode) == amount;
}
