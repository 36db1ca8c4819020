namespace Payments.Checkout;

/// <summary>Finds card numbers where none belong, so that none is ever stored.</summary>
public static class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>Whether the text holds 13 to 19 digits, with spaces or dashes between them or not, that pass the Luhn check.</summary>
    public static bool AreIn(string? text)
    {
        // A UUID is what many shops number their orders with, and one in 350 of them passes the check by chance.
        if (text is null || Guid.TryParseExact(text, "D", out _)) return false;
        Span<int> digits = stackalloc int[Longest];
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || start > 0 && char.IsAsciiDigit(text[start - 1])) continue;
            var count = 0;
            for (var at = start; at < text.Length && count < Longest && (char.IsAsciiDigit(text[at]) || text[at] is ' ' or '-'); at++)
            {
                if (!char.IsAsciiDigit(text[at])) continue;
                digits[count++] = text[at] - '0';
                // A number ends where its digits end: the beginning of a longer one proves nothing.
                var ends = at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]);
                if (ends && count >= Shortest && PassesLuhn(digits[..count])) return true;
            }
        }

        return false;
    }

    private static bool PassesLuhn(ReadOnlySpan<int> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i];
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
