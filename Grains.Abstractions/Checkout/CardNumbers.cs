using System.Buffers;
using System.Globalization;
using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>
/// Finds card numbers where none belong, so that none is ever stored. What merchants number their orders by must pass:
/// dates with counters, UUIDs and other hexadecimal names.
/// </summary>
public static class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF-");

    public static Refusal? Check(string field, string? text) => AreIn(text)
        ? new Refusal("CARD_NUMBER_REFUSED", RefusalKind.Forbidden, $"{field} looks like it holds a card number: send the channel's token instead.", field)
        : null;

    /// <summary>
    /// Whether the text holds 13 to 19 digits as cards have them: in one piece, or in groups as they are printed, with a
    /// first digit of a card scheme and a right check digit.
    /// </summary>
    public static bool AreIn(string? text)
    {
        if (text is null) return false;
        Span<char> digits = stackalloc char[Longest];
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || start > 0 && char.IsAsciiDigit(text[start - 1]) || IsHexadecimalName(text, start)) continue;
            var (count, group, groups) = (0, 0, "");
            for (var at = start; at < text.Length && count < Longest && (char.IsAsciiDigit(text[at]) || text[at] is ' ' or '-'); at++)
            {
                if (!char.IsAsciiDigit(text[at])) continue;
                digits[count++] = text[at];
                group++;
                if (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) continue;
                groups += (char)('0' + group);
                group = 0;
                // A number ends where its digits end: the beginning of a longer one proves nothing.
                if (count >= Shortest && ArePrinted(groups) && IsOfAScheme(digits) && PassesLuhn(digits[..count])) return true;
            }
        }

        return false;
    }

    // In one piece, in fours (4-4-4-4, 4-4-4-4-3, 4-4-4-1), or as American Express and Diners print them.
    private static bool ArePrinted(string groups) =>
        groups.Length == 1 || groups is "465" or "464" || groups[..^1].All(size => size == '4') && groups[^1] <= '4';

    // Mastercard's newer numbers are 2221 to 2720; no other scheme's begin with 2, and dates of this century do.
    private static bool IsOfAScheme(ReadOnlySpan<char> digits) =>
        digits[0] is >= '3' and <= '6' || digits[0] == '2' && int.Parse(digits[..4], CultureInfo.InvariantCulture) is >= 2221 and <= 2720;

    // Of digits that belong to a UUID or to a digest. Those that only stand beside such a word are a number of their own.
    private static bool IsHexadecimalName(string text, int at)
    {
        var name = Around(text, at, IsOfName);
        return IsHexadecimal(name) && (IsHexadecimal(Around(text, at, char.IsAsciiLetterOrDigit)) || Guid.TryParseExact(name, "D", out _));
    }

    // Letters, and none that is no hexadecimal digit. A word before a card number has others.
    private static bool IsHexadecimal(ReadOnlySpan<char> name) => name.ContainsAnyExceptInRange('-', '9') && !name.ContainsAnyExcept(Hexadecimal);

    private static ReadOnlySpan<char> Around(string text, int at, Func<char, bool> belongs)
    {
        var (from, to) = (at, at);
        while (from > 0 && belongs(text[from - 1])) from--;
        while (to < text.Length && belongs(text[to])) to++;
        return text.AsSpan(from, to - from);
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';

    private static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
