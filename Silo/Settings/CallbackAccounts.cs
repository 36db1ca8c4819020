using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Payments.Channels;

namespace Payments.Silo.Settings;

/// <summary>
/// The accounts at channels whose callbacks are let in, from PAYMENTS_CALLBACKS__CHANNEL__ACCOUNT__NAME. Each has an address of
/// its own, /v1/callbacks/{channel}/{account}, in lower case.
/// </summary>
internal static class CallbackAccounts
{
    private const string Root = "PAYMENTS_CALLBACKS";

    public static IReadOnlyList<ICallbackReader> Read(IConfiguration configuration) =>
        [.. configuration.GetSection(Root).GetChildren().SelectMany(channel => channel.GetChildren().Select(account => ReaderOf(channel.Key.ToLowerInvariant(), account)))];

    private static ICallbackReader ReaderOf(string channel, IConfigurationSection account)
    {
        var name = account.Key.ToLowerInvariant();
        // Another route has this name in the same place.
        if (name == "retry" || !ChannelName.IsAccount(name))
            throw new SettingsException($"{Name(account)} is no name for an account: 1 to 64 letters, digits, - and _, and not retry.");
        return channel switch
        {
            "stripe" => new StripeCallbacks(name, Secrets(account), TimeProvider.System),
            "paypal" => new PayPalCallbacks(name, Required(account, "WEBHOOK_ID"), Key(account, "CERTIFICATE"), TimeProvider.System),
            "alipay" => new AlipayCallbacks(name, Key(account, "PUBLIC_KEY"), TimeProvider.System),
            "crypto" => new CryptoCallbacks(name, Secrets(account), TimeProvider.System),
            _ => throw new SettingsException($"{Name(account)} is for a channel that is not known: stripe, paypal, alipay and crypto are."),
        };
    }

    /// <summary>Two while a secret is changed, with a comma between them.</summary>
    private static string[] Secrets(IConfigurationSection account)
    {
        var secrets = Required(account, "SECRET").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return secrets.Length is 1 or 2 && secrets.All(secret => secret.Length >= 16)
            ? secrets
            : throw new SettingsException($"{Name(account)}__SECRET must be one or two secrets of at least 16 characters, with a comma between them.");
    }

    /// <summary>A certificate or public key in PEM, or the path of a file with one.</summary>
    private static RSAParameters Key(IConfigurationSection account, string name)
    {
        var text = Required(account, name);
        try
        {
            if (!text.StartsWith("-----BEGIN", StringComparison.Ordinal)) text = File.ReadAllText(text);
            if (text.Contains("CERTIFICATE", StringComparison.Ordinal))
            {
                using var certificate = X509Certificate2.CreateFromPem(text);
                using var certified = certificate.GetRSAPublicKey() ?? throw new CryptographicException();
                return certified.ExportParameters(includePrivateParameters: false);
            }

            using var key = RSA.Create();
            key.ImportFromPem(text);
            return key.ExportParameters(includePrivateParameters: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException($"{Name(account)}__{name} must be an RSA certificate or public key in PEM, or the path of a file that holds one.");
        }
    }

    private static string Required(IConfigurationSection account, string name) =>
        account[name] is { Length: > 0 } value ? value : throw new SettingsException($"{Name(account)}__{name} is not set.");

    private static string Name(IConfigurationSection account) => account.Path.Replace(":", "__", StringComparison.Ordinal);
}
