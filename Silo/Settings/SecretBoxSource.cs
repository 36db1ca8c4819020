using Payments.Keys;
using Payments.Webhooks.Signing;

namespace Payments.Silo.Settings;

/// <summary>Reads the key that stored secrets are encrypted with; where none is named, it follows from the pepper.</summary>
internal static class SecretBoxSource
{
    private const string Variable = "PAYMENTS_SECRETS_KEY";

    public static SecretBox Read(IConfiguration configuration, KeyPepper pepper)
    {
        if (configuration[Variable] is not { Length: > 0 } hex) return new SecretBox(pepper.DeriveKey("stored-secrets"));
        try
        {
            return new SecretBox(Convert.FromHexString(hex.Trim()));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new SettingsException($"{Variable} is not usable: it must be 64 hex digits (openssl rand -hex 32).");
        }
    }
}
