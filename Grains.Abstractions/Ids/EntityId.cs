using System.Security.Cryptography;
using System.Text;

namespace Payments.Ids;

/// <summary>Ids are a prefix that names the kind, an underscore, and 128 bits in lower-case Crockford base 32.</summary>
public static class EntityId
{
    public const int BodyLength = 26;
    private const char Separator = '_';

    public static string New(string prefix) => Format(prefix, RandomNumberGenerator.GetBytes(16));

    /// <summary>
    /// The id that a creating request leads to. The same scope and key always give the same id, which makes
    /// the entity its own idempotency record: no second store, and no race between the two.
    /// </summary>
    public static string Derive(string prefix, string scope, string key)
    {
        // The length of the scope goes first, so that no two (scope, key) pairs run together to the same text.
        var text = Encoding.UTF8.GetBytes($"{prefix}:{scope.Length}:{scope}:{key}");
        return Format(prefix, SHA256.HashData(text).AsSpan(0, 16));
    }

    public static bool IsWellFormed(string prefix, string? id) =>
        id is not null
        && id.Length == prefix.Length + 1 + BodyLength
        && id.StartsWith(prefix, StringComparison.Ordinal)
        && id[prefix.Length] == Separator
        && Base32.IsText(id.AsSpan(prefix.Length + 1));

    /// <summary>The part after the prefix.</summary>
    public static string Body(string id) => id[(id.IndexOf(Separator) + 1)..];

    private static string Format(string prefix, ReadOnlySpan<byte> bits) => prefix + Separator + Base32.Encode(bits);
}
