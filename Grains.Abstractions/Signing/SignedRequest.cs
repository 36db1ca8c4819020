using System.Security.Cryptography;
using System.Text;
using Payments.Keys;

namespace Payments.Signing;

/// <summary>What is signed of a request, and how; docs/signing.md tells it to those who sign.</summary>
public static class SignedRequest
{
    /// <param name="method">In upper case, such as POST.</param>
    /// <param name="target">Path and query exactly as they are sent.</param>
    /// <param name="timestamp">As the header has it.</param>
    /// <param name="nonce">As the header has it.</param>
    /// <param name="bodyDigest">SHA-256 of the body's bytes; of no bytes when there is no body.</param>
    public static string Text(string method, string target, string timestamp, string nonce, ReadOnlySpan<byte> bodyDigest) =>
        $"{method}\n{target}\n{timestamp}\n{nonce}\n{Convert.ToHexStringLower(bodyDigest)}";

    public static byte[] Sign(SecretText signingSecret, string text) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingSecret.Reveal), Encoding.UTF8.GetBytes(text));
}
