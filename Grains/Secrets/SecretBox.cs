using System.Security.Cryptography;

namespace Payments.Secrets;

/// <summary>
/// Secrets as they are stored: encrypted under a key of the installation, bound to the row they belong to, so that a stolen
/// database holds none and a row's secret cannot be put into another row. Of several keys the first encrypts and all decrypt,
/// so that a key is changed without a moment at which something cannot be read.
/// </summary>
/// <remarks>A sealed text is the key's id, a colon, and base 64. Those from before there were several keys are only the latter.</remarks>
public sealed class SecretBox
{
    public const int KeyBytes = 32;
    private const char AfterId = ':';
    private readonly SecretKey[] _keys;

    public SecretBox(params IReadOnlyList<byte[]> keys)
    {
        if (keys.Count == 0) throw new ArgumentException("There must be a key.", nameof(keys));
        _keys = [.. keys.Select(key => new SecretKey(key))];
    }

    /// <summary>Of the key that encrypts; no secret.</summary>
    public string KeyId => _keys[0].Id;

    /// <summary>What every text begins with that is sealed under the first key.</summary>
    public static string Prefix(string keyId) => keyId + AfterId;

    public string Seal(ReadOnlySpan<byte> secret, string ownerId) => Prefix(KeyId) + Convert.ToBase64String(_keys[0].Seal(secret, ownerId));

    /// <exception cref="CryptographicException">It was sealed under a key that is not there, for another owner, or was tampered with.</exception>
    public byte[] Open(string text, string ownerId)
    {
        var colon = text.IndexOf(AfterId, StringComparison.Ordinal);
        var id = colon < 0 ? null : text[..colon];
        var keys = id is null ? _keys : [.. _keys.Where(key => key.Id == id)];
        if (keys.Length == 0) throw new CryptographicException("A secret is sealed under a key that is not in PAYMENTS_SECRETS_KEY.");
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text.AsSpan(colon + 1), bytes, out var length)) throw new CryptographicException("A sealed secret is no base 64.");
        foreach (var key in keys)
            if (key.Open(bytes.AsSpan(0, length), ownerId) is { } secret) return secret;
        throw new CryptographicException("A secret was sealed under another key or for another owner, or was tampered with.");
    }

    public bool IsCurrent(string text) => text.StartsWith(Prefix(KeyId), StringComparison.Ordinal);

    /// <summary>The same secret under the first key; the same text where that is so.</summary>
    public string Renew(string text, string ownerId) => IsCurrent(text) ? text : Seal(Open(text, ownerId), ownerId);
}
