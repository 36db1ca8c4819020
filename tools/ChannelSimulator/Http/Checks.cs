using System.Buffers;
using Payments.Money;

namespace Payments.ChannelSimulator.Http;

/// <summary>The form of parameters: each check names the first error, or nothing.</summary>
internal static class Checks
{
    public const int MaxKeyLength = 255;
    private const long MaxAmount = 999_999_999_999;
    private const int MaxUrlLength = 2048;
    private static readonly SearchValues<char> Visible = SearchValues.Create([.. Enumerable.Range(0x21, 0x7e - 0x20).Select(code => (char)code)]);

    public static bool IsKey(string key) => key.Length is > 0 and <= MaxKeyLength && !key.AsSpan().ContainsAnyExcept(Visible);

    public static string? Money(long amount, string currency, int exponent)
    {
        if (amount is <= 0 or > MaxAmount) return "amount_invalid";
        if (!Currency.TryGet(currency, out var known)) return "currency_invalid";
        return known.Exponent == exponent ? null : "exponent_invalid";
    }

    public static string? Account(string account) =>
        account.Length is > 0 and <= 64 && !account.AsSpan().ContainsAnyExcept(Visible) ? null : "merchant_account_invalid";

    public static string? Descriptor(string? descriptor) =>
        descriptor is null || (descriptor.Length <= 64 && !descriptor.Any(char.IsControl)) ? null : "descriptor_invalid";

    public static string? Url(string? url) =>
        url is null || (url.Length <= MaxUrlLength && !url.AsSpan().ContainsAnyExcept(Visible)
            && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https")
            ? null
            : "url_invalid";
}
