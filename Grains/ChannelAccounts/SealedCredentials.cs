using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Payments.Secrets;

namespace Payments.ChannelAccounts;

/// <summary>An account's credentials as one sealed text, bound to the account's id and to what they are for.</summary>
public static class SealedCredentials
{
    private const string ForCallbacks = "/callbacks";

    public static string Seal(SecretBox box, string accountId, IReadOnlyDictionary<string, string> credentials, bool callbacks = false)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(credentials.ToImmutableSortedDictionary(StringComparer.Ordinal), ChannelAccountJson.Default.Credentials);
        try
        {
            return box.Seal(text, Owner(accountId, callbacks));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <exception cref="CryptographicException">The key is not there, or the text belongs to something else.</exception>
    public static ImmutableSortedDictionary<string, string> Open(SecretBox box, string accountId, string text, bool callbacks = false)
    {
        var opened = box.Open(text, Owner(accountId, callbacks));
        try
        {
            return JsonSerializer.Deserialize(opened, ChannelAccountJson.Default.Credentials)!;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(opened);
        }
    }

    /// <summary>The same credentials under the first key; the same text where that is so.</summary>
    public static string Renew(SecretBox box, string accountId, string text, bool callbacks = false) => box.Renew(text, Owner(accountId, callbacks));

    private static string Owner(string accountId, bool callbacks) => callbacks ? accountId + ForCallbacks : accountId;
}
