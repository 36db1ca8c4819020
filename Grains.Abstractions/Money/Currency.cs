using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Payments.Money;

/// <summary>An ISO 4217 currency with its exponent: how many digits of a minor-unit amount stand after the point.</summary>
public sealed record Currency
{
    private static readonly FrozenDictionary<string, Currency> ByCode = Load();

    private Currency(string code, int exponent)
    {
        Code = code;
        Exponent = exponent;
    }

    public string Code { get; }

    public int Exponent { get; }

    public static IEnumerable<Currency> All => ByCode.Values;

    /// <summary>Only the upper-case code of a currency in use is known; anything else is refused, never guessed.</summary>
    public static bool TryGet(string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && ByCode.TryGetValue(code, out currency);
    }

    private static FrozenDictionary<string, Currency> Load()
    {
        var table = new (int Exponent, string Codes)[]
        {
            (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
            (2, """
                AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP
                CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
                INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
                MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE
                SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW
                ZWG
                """),
            (3, "BHD IQD JOD KWD LYD OMR TND"),
            (4, "CLF UYW"),
        };
        return table
            .SelectMany(row => row.Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => new Currency(code, row.Exponent)))
            .ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);
    }
}
