using System.Globalization;
using System.Net;

namespace Payments.Webhooks.Addresses;

/// <summary>
/// Reads IPv4 addresses in all the forms that some resolver takes: one to four parts, each decimal, octal or
/// hexadecimal, the last one filling what is left. 127.0.0.1 is 2130706433, 0x7f.1 and 0177.0.0.1, too. Pure.
/// </summary>
public static class NumericHost
{
    private const int MostParts = 4;

    /// <summary>Whether the host is meant as an address: its last part is a number. Names never end in one.</summary>
    public static bool IsNumeric(string host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The address, or null when no resolver would take it.</summary>
    public static IPAddress? Parse(string host)
    {
        var parts = host.Split('.');
        if (parts.Length > MostParts) return null;
        uint address = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            var bits = isLast ? 8 * (MostParts - i) : 8;
            if (Number(parts[i]) is not { } value || value >> bits != 0) return null;
            address |= (uint)(isLast ? value : value << (8 * (MostParts - 1 - i)));
        }

        return new IPAddress([(byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address]);
    }

    private static ulong? Number(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            var digits = text.AsSpan(2);
            if (digits.IsEmpty) return 0;
            return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        if (text.Length > 1 && text[0] == '0') return Octal(text);
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static ulong? Octal(string text)
    {
        ulong value = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7' || value > uint.MaxValue) return null;
            value = (value * 8) + (ulong)(digit - '0');
        }

        return value;
    }
}
