using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.WebhookReceiver;

/// <summary>
/// Tells whether a request is a webhook of yours, as Standard Webhooks has it. Copy this file: it needs nothing else.
/// Check the body as it came, before anything parses it, and remember webhook-id: the same one may come again.
/// </summary>
public sealed class WebhookVerifier
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const long ToleranceSeconds = 5 * 60;

    private readonly byte[] _secret;
    private readonly TimeProvider _clock;

    /// <param name="secret">As the endpoint's creation answered it: whsec_...</param>
    public WebhookVerifier(string secret, TimeProvider clock)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) throw new ArgumentException($"A webhook secret begins with {Prefix}.", nameof(secret));
        _secret = Convert.FromBase64String(secret[Prefix.Length..]);
        _clock = clock;
    }

    /// <param name="id">The header webhook-id.</param>
    /// <param name="timestamp">The header webhook-timestamp.</param>
    /// <param name="signatures">The header webhook-signature; one that fits is enough, as there are two while a secret is rotated.</param>
    public bool IsGenuine(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(signatures)) return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)) return false;
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        if (sent < now - ToleranceSeconds || sent > now + ToleranceSeconds) return false;

        var expected = HMACSHA256.HashData(_secret, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]);
        var genuine = false;
        foreach (var signature in signatures.Split(' ')) genuine |= Fits(signature, expected);
        return genuine;
    }

    private static bool Fits(string signature, byte[] expected)
    {
        if (!signature.StartsWith(Version, StringComparison.Ordinal)) return false;
        var bytes = new byte[expected.Length];
        return Convert.TryFromBase64String(signature[Version.Length..], bytes, out var length)
            && length == expected.Length
            && CryptographicOperations.FixedTimeEquals(bytes, expected);
    }
}
