using System.Diagnostics.CodeAnalysis;
using System.Text;
using Payments.Ids;

namespace Payments.Keys;

/// <summary>
/// The text of an API key: <c>mk_test_{owner}_{secret}{checksum}</c>. It names its owner, so that no index from keys
/// to owners is needed, and carries a checksum, so that a mistyped key is told from a wrong one without any look-up.
/// </summary>
public sealed class ApiKeyText
{
    public const int MaxLength = 128;
    public const int SecretBytes = 32;
    private const int SecretLength = 52;
    private const int ChecksumLength = 7;

    private ApiKeyText(ApiKeyKind kind, string ownerId)
    {
        Kind = kind;
        OwnerId = ownerId;
    }

    public ApiKeyKind Kind { get; }

    public string OwnerId { get; }

    public static string Compose(ApiKeyKind kind, string ownerId, ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, SecretBytes);
        var body = $"{Prefix(kind)}_{EntityId.Body(ownerId)}_{Base32.Encode(secret)}";
        return body + Checksum(body);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKeyText? key)
    {
        key = null;
        if (text is null || text.Length > MaxLength) return false;
        foreach (var kind in Enum.GetValues<ApiKeyKind>())
        {
            var prefix = Prefix(kind) + "_";
            if (!text.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (text.Length != prefix.Length + EntityId.BodyLength + 1 + SecretLength + ChecksumLength) return false;
            var owner = text.AsSpan(prefix.Length, EntityId.BodyLength);
            var secret = text.AsSpan(prefix.Length + EntityId.BodyLength + 1);
            if (!Base32.IsText(owner) || !Base32.IsText(secret) || text[prefix.Length + EntityId.BodyLength] != '_') return false;
            if (!text.AsSpan(text.Length - ChecksumLength).SequenceEqual(Checksum(text[..^ChecksumLength]))) return false;
            key = new ApiKeyText(kind, $"{OwnerPrefix(kind)}_{owner}");
            return true;
        }

        return false;
    }

    private static string Prefix(ApiKeyKind kind) => kind switch
    {
        ApiKeyKind.MerchantTest => "mk_test",
        ApiKeyKind.MerchantLive => "mk_live",
        ApiKeyKind.Administrator => "ak",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string OwnerPrefix(ApiKeyKind kind) =>
        kind == ApiKeyKind.Administrator ? IdPrefix.Administrator : IdPrefix.Merchant;

    private static string Checksum(string body)
    {
        var sum = System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(body));
        return Base32.Encode(sum.AsSpan(0, 4));
    }
}
