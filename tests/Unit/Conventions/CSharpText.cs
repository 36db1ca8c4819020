using System.Text;

namespace Payments.Tests.Unit.Conventions;

/// <summary>Blanks comments, strings and characters out of C# text, so that what is left is code.</summary>
/// <remarks>What stands in the holes of an interpolated string is blanked too: the scan may miss, never invent.</remarks>
public static class CSharpText
{
    public static string Blank(string text)
    {
        var code = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfNonCode(text, at);
            if (end == at)
            {
                code.Append(text[at++]);
                continue;
            }

            for (; at < end; at++)
                code.Append(text[at] == '\n' ? '\n' : ' ');
        }

        return code.ToString();
    }

    private static int EndOfNonCode(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//")) return At(text, text.IndexOf('\n', at), 0);
        if (rest.StartsWith("/*")) return At(text, text.IndexOf("*/", at + 2, StringComparison.Ordinal), 2);
        if (rest[0] == '\'') return EndOfEscaped(text, at + 1, '\'');

        var quote = at;
        while (quote < text.Length && text[quote] is '@' or '$') quote++;
        if (quote == text.Length || text[quote] != '"') return at;

        var quotes = text.AsSpan(quote).Length - text.AsSpan(quote).TrimStart('"').Length;
        if (quotes >= 3)
        {
            var close = new string('"', quotes);
            return At(text, text.IndexOf(close, quote + quotes, StringComparison.Ordinal), quotes);
        }

        return text.AsSpan(at, quote - at).Contains('@') ? EndOfVerbatim(text, quote + 1) : EndOfEscaped(text, quote + 1, '"');
    }

    private static int EndOfVerbatim(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] != '"') continue;
            if (at + 1 == text.Length || text[at + 1] != '"') return at + 1;
            at++;
        }

        return text.Length;
    }

    private static int EndOfEscaped(string text, int at, char quote)
    {
        for (; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == quote) return at + 1;
        }

        return at;
    }

    private static int At(string text, int found, int length) => found < 0 ? text.Length : found + length;
}
