using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Payments.Ids;

namespace Payments.Keys;

/// <summary>
/// The installation's own secret behind every key: what is stored of a key is its HMAC under the pepper, so that a
/// stolen database alone neither holds a key nor lets one be tested.
/// </summary>
public sealed class KeyPepper
{
    public const int MinBytes = 32;
    private readonly byte[] _pepper;

    public KeyPepper(byte[] pepper)
    {
        if (pepper.Length < MinBytes) throw new ArgumentException($"The pepper must have at least {MinBytes} bytes.", nameof(pepper));
        _pepper = pepper;
    }

    public KeyDigest Digest(string keyText) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes("digest:" + keyText))));

    /// <summary>
    /// A secret that can be shown again to whoever repeats the request that created it, and to nobody else: it needs
    /// the pepper, the salt stored with the entity, and the request's Idempotency-Key, which is not stored.
    /// </summary>
    public byte[] DeriveSecret(string ownerId, ReadOnlySpan<byte> salt, SecretText idempotencyKey)
    {
        var text = Encoding.UTF8.GetBytes($"secret:{ownerId}:{Convert.ToHexStringLower(salt)}:{idempotencyKey.Reveal}");
        return HMACSHA256.HashData(_pepper, text);
    }

    /// <summary>A key of 32 bytes for one purpose, where the installation names none of its own.</summary>
    public byte[] DeriveKey(string purpose) => HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes("key:" + purpose));

    /// <summary>Marks what the API hands out and takes back, so that only what it has made itself is taken.</summary>
    public byte[] Seal(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_pepper, (byte[])[.. "seal:"u8, .. text]);

    /// <summary>
    /// What requests with this key are signed with. It follows from the key and the pepper, so that nothing is stored
    /// for it, it changes with every new secret, and whoever sees a key pass by still cannot sign.
    /// </summary>
    public SecretText SigningSecret(string keyText) =>
        new("ss_" + Base32.Encode(HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes("signing:" + keyText))));

    public static bool Matches(KeyDigest presented, string storedHex) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(presented.Hex.AsSpan()), MemoryMarshal.AsBytes(storedHex.AsSpan()));
}
