using System.Collections.Immutable;
using System.Globalization;
using Payments.Geography;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>The bounds that everything about routing shares. Each names the field that breaks it.</summary>
public static class Bounds
{
    public const int MostEntries = 50;

    /// <summary>In minor units: more than any tier's limit, and far from the end of a 64-bit number.</summary>
    public const long MostMinor = 10_000_000_000_000_000;
    private const int LongestWord = 32;
    private const int LongestAccount = 64;

    public static Refusal? Within(string field, long value, long least, long most) => value >= least && value <= most
        ? null
        : RoutingRefusals.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"{field} must be between {least} and {most}."));

    // JSON lets numbers stand for words, even numbers that stand for none.
    public static Refusal? Known<T>(string field, T? word)
        where T : struct, Enum =>
        word is not { } value || Enum.IsDefined(value) ? null : RoutingRefusals.Invalid(field, $"{field} is not one of the words that the API document lists.");

    public static Refusal? IsWord(string field, string? text) => text is null || (text.Length is > 0 and <= LongestWord && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        ? null
        : RoutingRefusals.Invalid(field, $"{field} must be a word of 1 to {LongestWord} small letters, digits and underscores.");

    public static Refusal? IsAccount(string field, string? text) => text is null || (text.Length is > 0 and <= LongestAccount && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.'))
        ? null
        : RoutingRefusals.Invalid(field, $"{field} must have 1 to {LongestAccount} letters, digits, underscores, hyphens and dots.");

    public static Refusal? IsCurrency(string field, string? code) => Currency.TryGet(code, out _) ? null : RoutingRefusals.Invalid(field, $"{field} must be an ISO 4217 code in upper case, such as EUR.");

    public static Refusal? IsCountry(string field, string? code) => code is null || Country.IsKnown(code) ? null : RoutingRefusals.Invalid(field, $"{field} must be an ISO 3166-1 alpha-2 code, such as DE.");

    public static Refusal? IsRange(string field, MinorRange? range) => range is null
        ? null
        : IsCurrency($"{field}.currency", range.Currency) ?? Within($"{field}.least", range.Least, 0, MostMinor) ?? Within($"{field}.most", range.Most, range.Least, MostMinor);

    public static Refusal? Each<T>(string field, ImmutableArray<T>? list, Func<string, T, Refusal?> check, int most = MostEntries) => Each(field, list.OrEmpty(), check, most);

    /// <summary>Not too many, each as it should be, and none twice.</summary>
    public static Refusal? Each<T>(string field, ImmutableArray<T> list, Func<string, T, Refusal?> check, int most = MostEntries)
    {
        if (list.IsDefault) return null;
        if (list.Length > most) return RoutingRefusals.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"{field} may have at most {most} entries."));
        for (var i = 0; i < list.Length; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]");
            if (list[i] is null) return RoutingRefusals.Invalid(at, $"{at} must not be null.");
            if (check(at, list[i]) is { } refusal) return refusal;
        }

        return list.Distinct().Count() == list.Length ? null : RoutingRefusals.Invalid(field, $"{field} names something twice.");
    }
}
