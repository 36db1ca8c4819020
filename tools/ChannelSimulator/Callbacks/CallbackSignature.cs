using System.Security.Cryptography;
using System.Text;

namespace Payments.ChannelSimulator.Callbacks;

/// <summary>The header X-Simulator-Signature: <c>t=seconds,v1=hex</c>, an HMAC-SHA256 over <c>seconds.body</c>.</summary>
internal static class CallbackSignature
{
    public const string Header = "X-Simulator-Signature";

    public static string Of(ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. body];
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
