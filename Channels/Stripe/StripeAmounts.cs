using System.Collections.Frozen;
using Payments.Money;

namespace Payments.Channels.Stripe;

/// <summary>Amounts as Stripe counts them: mostly the currency's minor units, with exceptions that its documentation lists.</summary>
internal static class StripeAmounts
{
    private const long UsualMost = 99_999_999;

    // UGX is left out: the documentation lists it both without decimals and with two, and a charge 100 times too high is worse than none.
    private const string Codes = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY COP CRC
        CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY
        KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO
        NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD SZL THB TJS TND TOP
        TRY TTD TWD TZS UAH USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
        """;

    /// <summary>ISK is still written with two decimals that are always 00; the ariary has no decimals at Stripe.</summary>
    public static readonly FrozenDictionary<string, int> Exponents =
        new Dictionary<string, int> { ["ISK"] = 2, ["MGA"] = 0 }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Currencies =
        Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // In our minor units, as all of these have two decimals or none on both sides.
    private static readonly FrozenDictionary<string, long> Least = new Dictionary<string, long>
    {
        ["USD"] = 50, ["AED"] = 200, ["AUD"] = 50, ["BRL"] = 50, ["CAD"] = 50, ["CHF"] = 50, ["CZK"] = 1500, ["DKK"] = 250, ["EUR"] = 50,
        ["GBP"] = 30, ["HKD"] = 400, ["HUF"] = 17_500, ["INR"] = 50, ["JPY"] = 50, ["MXN"] = 1000, ["MYR"] = 200, ["NOK"] = 300, ["NZD"] = 50,
        ["PLN"] = 200, ["RON"] = 200, ["SEK"] = 300, ["SGD"] = 50, ["THB"] = 1000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, long> Most = new Dictionary<string, long>
    {
        ["IDR"] = 999_999_999_999, ["INR"] = 999_999_999, ["COP"] = 9_999_999_999, ["HUF"] = 9_999_999_999, ["JPY"] = 9_999_999_999,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, (long Least, long Most)> Range = Currencies.ToFrozenDictionary(
        code => code,
        code => (Least.GetValueOrDefault(code, 1), FromWire(Most.GetValueOrDefault(code, UsualMost), code)),
        StringComparer.Ordinal);

    /// <summary>Null where Stripe cannot express the amount: parts of an ariary, the last of three decimals.</summary>
    public static long? ToWire(Amount amount)
    {
        if (!Currencies.Contains(amount.Currency) || !Currency.TryGet(amount.Currency, out var currency) || amount.Minor <= 0) return null;
        if (currency.Exponent == 3 && amount.Minor % 10 != 0) return null;
        return (Exponents.GetValueOrDefault(amount.Currency, currency.Exponent) - currency.Exponent) switch
        {
            0 => amount.Minor,
            2 => amount.Minor <= long.MaxValue / 100 ? amount.Minor * 100 : null,
            _ => amount.Minor % 100 == 0 ? amount.Minor / 100 : null,
        };
    }

    /// <summary>In our minor units.</summary>
    public static long FromWire(long wire, string code) => code switch { "ISK" => wire / 100, "MGA" => wire * 100, _ => wire };
}
