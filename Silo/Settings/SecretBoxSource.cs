using Payments.Keys;
using Payments.Secrets;

namespace Payments.Silo.Settings;

/// <summary>
/// Reads the keys that stored secrets are encrypted with. The key that follows from the pepper is always the last one: it was
/// the first while none was named.
/// </summary>
internal static class SecretBoxSource
{
    private const string Variable = "PAYMENTS_SECRETS_KEY";
    private const int MostKeys = 8;

    public static SecretBox Read(IConfiguration configuration, KeyPepper pepper)
    {
        var keys = (configuration[Variable] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (keys.Length > MostKeys) throw NotUsable();
        try
        {
            return new SecretBox([.. keys.Select(key => Convert.FromHexString(key)), pepper.DeriveKey("stored-secrets")]);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw NotUsable();
        }
    }

    private static SettingsException NotUsable() => new(
        $"{Variable} is not usable: it must be 64 hex digits (openssl rand -hex 32), or up to {MostKeys} such keys with commas between them, the one that encrypts first.");
}
