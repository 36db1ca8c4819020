using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Tests.EndToEnd.Signing;

/// <summary>Signs as docs/signing.md says, without the platform's own code.</summary>
internal static class SignedRequests
{
    public static HttpRequestMessage Signed(string secret, HttpMethod method, string target, string? body = null, DateTimeOffset? at = null, string? nonce = null)
    {
        var timestamp = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        nonce ??= Guid.NewGuid().ToString("N");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body ?? "")));
        var text = string.Join('\n', method.Method, target, timestamp, nonce, digest);
        var request = new HttpRequestMessage(method, target);
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))));
        if (body is null) return request;
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }
}
