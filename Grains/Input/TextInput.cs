using Payments.Checkout;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Input;

/// <summary>The rules of every text that a caller may write and others will read.</summary>
public static class TextInput
{
    private const int MaxEmail = 254;

    public static Refusal? Check(string field, string text, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) return MerchantRefusals.Invalid(field, $"{field} must not be empty.");
        if (text.Length > max) return MerchantRefusals.Invalid(field, $"{field} must not be longer than {max} characters.");
        if (text.Any(char.IsControl)) return MerchantRefusals.Invalid(field, $"{field} must not hold control characters.");
        if (!IsWholeUnicode(text)) return MerchantRefusals.Invalid(field, $"{field} holds half of a character (an unpaired surrogate).");
        return CardNumbers.Check(field, text);
    }

    /// <summary>Catches slips, no more: whether an address takes mail is only known by sending some.</summary>
    public static Refusal? CheckEmail(string field, string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var good = text.Length <= MaxEmail && at > 0 && at == text.LastIndexOf('@')
            && text.AsSpan(at + 1) is var domain && domain.Contains('.') && domain[0] != '.' && domain[^1] != '.'
            && text.All(letter => letter is > ' ' and < '\u007f' and not ('<' or '>' or ',' or ';' or '"'));
        return good ? CardNumbers.Check(field, text) : MerchantRefusals.Invalid(field, $"{field} must be one e-mail address, such as pay@shop.example.");
    }

    private static bool IsWholeUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
