namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Those that the documentation of trans_currency lists, and yuan, which answers do not name.</summary>
internal static class AlipayCurrencies
{
    private static readonly HashSet<string> Known =
    [
        "CNY", "GBP", "HKD", "USD", "SGD", "JPY", "CAD", "AUD", "EUR", "NZD", "KRW", "THB", "CHF", "SEK", "DKK", "NOK", "MYR", "IDR", "PHP", "MUR", "ILS", "LKR", "RUB", "AED", "CZK",
        "ZAR", "TWD",
    ];

    public static bool Takes(string currency) => Known.Contains(currency);

    public static string? Named(string currency) => currency == "CNY" ? null : currency;
}
