using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Channels;

/// <summary>What checking signatures has in common, whichever channel made them.</summary>
internal static class Signatures
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Compared as numbers of seconds, because the time of a forger need not be a date.</summary>
    public static bool IsRecent(long seconds, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return seconds >= now - (long)Tolerance.TotalSeconds && seconds <= now + (long)Tolerance.TotalSeconds;
    }

    public static long? Seconds(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>Whether the text is the HMAC-SHA256 in lower-case hex under one of the secrets, of which there are two while they are changed.</summary>
    public static bool IsHmac(string text, ReadOnlySpan<byte> signed, IReadOnlyList<string> secrets)
    {
        var given = Encoding.UTF8.GetBytes(text);
        var genuine = false;
        foreach (var secret in secrets)
        {
            var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
            genuine |= CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return genuine;
    }

    /// <summary>Whether the text is the signature in the one base64 form that it has: bits that decoding ignores must not vary.</summary>
    public static bool IsRsaSha256(string text, ReadOnlySpan<byte> signed, RSAParameters key)
    {
        if (!Base64.IsValid(text) || Convert.FromBase64String(text) is var signature && Convert.ToBase64String(signature) != text) return false;
        // An RSA object is not said to serve several threads at once.
        using var rsa = RSA.Create(key);
        return rsa.VerifyData(signed, Convert.FromBase64String(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
