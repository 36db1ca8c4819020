using System.Security.Cryptography;
using System.Text;

namespace Payments.Webhooks.Signing;

/// <summary>
/// Secrets as they are stored: AES-GCM under the installation's key, bound to the endpoint they belong to, so that a
/// stolen database holds none and a row's secret cannot be put into another row.
/// </summary>
public sealed class SecretBox
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] _key;

    public SecretBox(byte[] key)
    {
        if (key.Length != KeyBytes) throw new ArgumentException($"The key of stored secrets has {KeyBytes} bytes.", nameof(key));
        _key = key;
    }

    public string Seal(ReadOnlySpan<byte> secret, string ownerId)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + secret.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, secret, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(ownerId));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <exception cref="CryptographicException">It was sealed under another key, for another owner, or was tampered with.</exception>
    public byte[] Open(string text, string ownerId)
    {
        var sealedBytes = Convert.FromBase64String(text);
        if (sealedBytes.Length < NonceBytes + TagBytes) throw new CryptographicException("A sealed secret is too short.");
        var secret = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Decrypt(sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), secret, Encoding.UTF8.GetBytes(ownerId));
        return secret;
    }
}
