using System.Security.Cryptography;
using System.Text;

namespace Payments.Secrets;

/// <summary>One key of the ring: AES-GCM with a nonce of its own for each text, which is bound to its owner's id.</summary>
internal sealed class SecretKey
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int IdBytes = 4;
    private readonly byte[] _key;

    public SecretKey(byte[] key)
    {
        if (key.Length != SecretBox.KeyBytes) throw new ArgumentException($"A key of stored secrets has {SecretBox.KeyBytes} bytes.", nameof(key));
        _key = key;
        Id = Convert.ToHexStringLower(HMACSHA256.HashData(key, "key id"u8).AsSpan(0, IdBytes));
    }

    /// <summary>Names the key and tells nothing of it.</summary>
    public string Id { get; }

    public byte[] Seal(ReadOnlySpan<byte> secret, string ownerId)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + secret.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, secret, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(ownerId));
        return sealedBytes;
    }

    /// <returns>Null when it was sealed under another key, for another owner, or was tampered with.</returns>
    public byte[]? Open(ReadOnlySpan<byte> sealedBytes, string ownerId)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes) return null;
        var secret = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(_key, TagBytes);
            cipher.Decrypt(sealedBytes[..NonceBytes], sealedBytes[(NonceBytes + TagBytes)..], sealedBytes.Slice(NonceBytes, TagBytes), secret, Encoding.UTF8.GetBytes(ownerId));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
