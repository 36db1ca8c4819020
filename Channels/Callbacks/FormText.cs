using System.Text;
using System.Text.Unicode;

namespace Payments.Channels;

/// <summary>The fields of an URL-encoded form, read strictly, so that no two bodies mean the same.</summary>
internal static class FormText
{
    private const int MostFields = 100;
    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.*~";

    /// <summary>The fields by name, or null when it is no such form.</summary>
    public static SortedDictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Encoding.ASCII.GetString(body).Split('&'))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || fields.Count == MostFields || Decode(pair[..at]) is not { } name || Decode(pair[(at + 1)..]) is not { } value) return null;
            if (!fields.TryAdd(name, value)) return null;
        }

        return fields;
    }

    private static string? Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Plain.Contains(text[i], StringComparison.Ordinal)) bytes.Add((byte)text[i]);
            else if (text[i] == '+') bytes.Add((byte)' ');
            else if (text[i] == '%' && i + 2 < text.Length && Digit(text[i + 1]) is >= 0 and var high && Digit(text[i + 2]) is >= 0 and var low)
            {
                bytes.Add((byte)(high * 16 + low));
                i += 2;
            }
            else return null;
        }

        return Utf8.IsValid(bytes.ToArray()) ? Encoding.UTF8.GetString([.. bytes]) : null;
    }

    private static int Digit(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };
}
