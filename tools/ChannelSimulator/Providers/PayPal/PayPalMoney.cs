using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>An amount object, in the minor units of ISO 4217 within the simulator.</summary>
internal sealed partial record PayPalMoney(long Minor, string Currency)
{
    private static readonly string[] Supported =
    [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD",
        "THB", "TWD", "USD",
    ];

    private static readonly string[] Whole = ["HUF", "JPY", "TWD"];

    public static (PayPalMoney? Money, PayPalReply? Wrong) Read(JsonNode? node)
    {
        if (node is not JsonObject amount || amount["value"]?.GetValueKind() != System.Text.Json.JsonValueKind.String || amount["currency_code"] is null)
            return (null, PayPalReply.Invalid("MISSING_REQUIRED_PARAMETER", "/amount"));
        var (value, code) = (amount["value"]!.GetValue<string>(), amount["currency_code"]!.ToString());
        if (!Supported.Contains(code) || !Payments.Money.Currency.TryGet(code, out var currency)) return (null, PayPalReply.Unprocessable("CURRENCY_NOT_SUPPORTED"));
        if (!Form().IsMatch(value)) return (null, PayPalReply.Invalid("INVALID_PARAMETER_SYNTAX", "/amount/value"));
        var decimals = value.Contains('.', StringComparison.Ordinal) ? value.Length - value.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        if (Whole.Contains(code) && decimals > 0) return (null, PayPalReply.Unprocessable("DECIMALS_NOT_SUPPORTED"));
        if (decimals > 2) return (null, PayPalReply.Unprocessable("DECIMAL_PRECISION"));
        var minor = decimal.Parse(value, CultureInfo.InvariantCulture);
        for (var i = 0; i < currency.Exponent; i++) minor *= 10;
        return minor > 0 ? (new PayPalMoney((long)minor, code), null) : (null, PayPalReply.Unprocessable("CANNOT_BE_ZERO_OR_NEGATIVE"));
    }

    public JsonObject Show()
    {
        _ = Payments.Money.Currency.TryGet(Currency, out var currency);
        var value = (decimal)Minor;
        for (var i = 0; i < currency!.Exponent; i++) value /= 10;
        return new JsonObject { ["currency_code"] = Currency, ["value"] = value.ToString(Whole.Contains(Currency) ? "F0" : "F2", CultureInfo.InvariantCulture) };
    }

    [GeneratedRegex(@"^[0-9]{1,15}(\.[0-9]{1,6})?$")]
    private static partial Regex Form();
}
