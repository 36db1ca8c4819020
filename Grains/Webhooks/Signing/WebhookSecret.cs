using Payments.Keys;

namespace Payments.Webhooks.Signing;

/// <summary>A signing secret as Standard Webhooks writes it: whsec_ and 24 to 64 bytes in base 64. Pure.</summary>
public static class WebhookSecret
{
    public const string Prefix = "whsec_";
    public const int MinBytes = 24;
    public const int MaxBytes = 64;

    public static SecretText Format(ReadOnlySpan<byte> secret) => secret.Length is >= MinBytes and <= MaxBytes
        ? new SecretText(Prefix + Convert.ToBase64String(secret))
        : throw new ArgumentException($"A webhook secret has {MinBytes} to {MaxBytes} bytes.", nameof(secret));

    /// <summary>The bytes, or null when it is no secret.</summary>
    public static byte[]? Parse(SecretText text)
    {
        if (!text.Reveal.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var bytes = new byte[MaxBytes];
        return Convert.TryFromBase64String(text.Reveal[Prefix.Length..], bytes, out var length) && length >= MinBytes ? bytes[..length] : null;
    }
}
