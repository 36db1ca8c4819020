using System.Globalization;
using Payments.Money;

namespace Payments.ChannelSimulator.Providers.Stripe;

/// <summary>What Stripe's documentation says of currencies and amounts.</summary>
internal static class StripeAmountRules
{
    private static readonly string[] ThreeDecimals = ["BHD", "JOD", "KWD", "OMR", "TND"];

    /// <summary>Listed in the documentation as written with two decimals that are always 00.</summary>
    private const string AlwaysWhole = "ISK";

    public static long? Integer(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static StripeReply? Wrong(string? amountText, string? currencyText)
    {
        if (currencyText is null) return StripeReply.Invalid("Missing required param: currency.", "currency", "parameter_missing");
        if (currencyText.Any(char.IsUpper) || !Currency.TryGet(currencyText.ToUpperInvariant(), out var currency))
            return StripeReply.Invalid($"Invalid currency: {currencyText}.", "currency");
        if (amountText is null) return StripeReply.Invalid("Missing required param: amount.", "amount", "parameter_missing");
        if (Integer(amountText) is not { } amount) return StripeReply.Invalid($"Invalid integer: {amountText}", "amount", "parameter_invalid_integer");
        if (amount < Least(currency.Code)) return StripeReply.Invalid("Amount must convert to at least 50 cents.", "amount", "amount_too_small");
        if (amount > Most(currency.Code)) return StripeReply.Invalid("Amount must be no more than 999,999.99.", "amount", "amount_too_large");
        if (ThreeDecimals.Contains(currency.Code) && amount % 10 != 0 || currency.Code == AlwaysWhole && amount % 100 != 0)
            return StripeReply.Invalid("Invalid amount for this currency: its last digits must be 0.", "amount");
        return null;
    }

    private static long Least(string currency) => currency switch { "EUR" or "USD" or "CHF" or "CAD" or "AUD" or "JPY" => 50, "GBP" => 30, _ => 1 };

    private static long Most(string currency) => currency switch { "IDR" => 999_999_999_999, "JPY" or "HUF" or "COP" => 9_999_999_999, "INR" => 999_999_999, _ => 99_999_999 };
}
