using Payments.Keys;

namespace Payments.Silo.Settings;

/// <summary>Reads the pepper of all API keys from the environment, or from a file only this service can read.</summary>
internal static class PepperSource
{
    public static KeyPepper Read(IConfiguration configuration)
    {
        var hex = configuration["PAYMENTS_KEY_PEPPER"];
        if (string.IsNullOrEmpty(hex) && configuration["PAYMENTS_SECRETS_DIR"] is { Length: > 0 } folder) hex = ReadFile(Path.Combine(folder, "pepper"));
        if (string.IsNullOrEmpty(hex))
            throw new SettingsException("No key pepper: set PAYMENTS_KEY_PEPPER to at least 64 hex digits (openssl rand -hex 32), or PAYMENTS_SECRETS_DIR to a folder with a file named pepper that holds them.");
        try
        {
            return new KeyPepper(Convert.FromHexString(hex.Trim()));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new SettingsException("The key pepper is not usable: it must be at least 64 hex digits (openssl rand -hex 32).");
        }
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The key pepper cannot be read from {path}: {e.GetType().Name}.");
        }
    }
}
