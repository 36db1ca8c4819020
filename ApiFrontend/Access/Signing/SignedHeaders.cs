using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Payments.Api.Access.Signing;

/// <summary>The headers of a signed request; null for whatever is missing, doubled or not of its form.</summary>
internal static class SignedHeaders
{
    public const int MinNonce = 8;
    public const int MaxNonce = 64;
    private const int SignatureBytes = 32;
    private const int MaxTimestamp = 11;

    private static readonly SearchValues<char> NonceLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static byte[]? ReadSignature(StringValues values)
    {
        if (values.Count != 1 || values[0] is not { Length: 2 * SignatureBytes } text) return null;
        var bytes = new byte[SignatureBytes];
        return Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    public static DateTimeOffset? ReadTimestamp(StringValues values) =>
        values.Count == 1 && values[0] is { Length: > 0 and <= MaxTimestamp } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public static string? ReadNonce(StringValues values) =>
        values.Count == 1 && values[0] is { Length: >= MinNonce and <= MaxNonce } text && !text.AsSpan().ContainsAnyExcept(NonceLetters) ? text : null;
}
