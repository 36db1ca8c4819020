using System.Collections.Frozen;
using System.Text;

namespace Payments.Webhooks.Addresses;

/// <summary>
/// Letters, digits and dots in other shapes (full-width, circled, raised, mathematical), which browsers and resolvers take for
/// those of ASCII: NFKC and the mapping of IDNA, as far as they lead to ASCII. The runtime's own need ICU, which this
/// process does not load. Pure.
/// </summary>
public static class CompatibleLetters
{
    private const string Digits = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Smalls = "abcdefghijklmnopqrstuvwxyz";
    private const int MathematicalAlphabets = 13;
    private const int MathematicalDigits = 5;

    private static readonly FrozenDictionary<int, char> Shapes = new (int First, string Letters)[]
    {
        (0xFF01, string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(letter => (char)letter))),
        (0x3002, "."), (0xFF61, "."), (0x2024, "."),
        (0x2070, "0"), (0x00B9, "1"), (0x00B2, "23"), (0x2074, "456789"), (0x2080, Digits),
        (0x24EA, "0"), (0x2460, "123456789"), (0x24B6, Capitals), (0x24D0, Smalls), (0x1F130, Capitals), (0x02E3, "x"),
        (0x1D400, string.Concat(Enumerable.Repeat(Capitals + Smalls, MathematicalAlphabets))),
        (0x1D7CE, string.Concat(Enumerable.Repeat(Digits, MathematicalDigits))), (0x1FBF0, Digits),
    }.SelectMany(range => range.Letters.Select((letter, i) => KeyValuePair.Create(range.First + i, letter))).ToFrozenDictionary();

    // Soft hyphen, joiners and the like: nobody sees them, and they map to nothing.
    private static readonly FrozenSet<int> Nothing = [0x00AD, 0x034F, 0x200B, 0x2060, 0x2064, 0xFEFF, .. Enumerable.Range(0xFE00, 16)];

    /// <summary>What has no such shape stays as it is.</summary>
    public static string ToAscii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (Nothing.Contains(letter.Value)) continue;
            if (Shapes.TryGetValue(letter.Value, out var plain)) ascii.Append(plain);
            else ascii.Append(letter.ToString());
        }

        return ascii.ToString();
    }
}
