using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Webhooks.Signing;

/// <summary>The webhook-signature header of Standard Webhooks: v1, and the HMAC-SHA256 of id.timestamp.body. Pure.</summary>
public static class WebhookSignature
{
    public const string Version = "v1";

    /// <summary>One signature per secret, so that during a rotation a receiver may hold either.</summary>
    public static string Header(IEnumerable<byte[]> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"{Version},{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
