using Payments.Channels;

namespace Payments.Silo.Settings;

/// <summary>
/// The accounts at channels that payments can be sent to: PAYMENTS_CHANNELS__{CHANNEL}__{ACCOUNT}__{CREDENTIAL}, and
/// BASE_URL beside the credentials where it is not the provider's own. Names are used in lower case.
/// </summary>
internal static class ChannelAccountsSource
{
    private const string Root = "PAYMENTS_CHANNELS";
    private const string BaseUrl = "BASE_URL";

    public static IReadOnlyList<ChannelAccount> Read(IConfiguration configuration, IReadOnlyCollection<IChannelFactory> factories) =>
    [
        .. from channel in configuration.GetSection(Root).GetChildren()
           from account in channel.GetChildren()
           select AccountOf(factories.FirstOrDefault(factory => factory.Channel.Equals(channel.Key, StringComparison.OrdinalIgnoreCase)), account, factories),
    ];

    private static ChannelAccount AccountOf(IChannelFactory? factory, IConfigurationSection account, IReadOnlyCollection<IChannelFactory> factories)
    {
        if (factory is null) throw new SettingsException($"{Name(account)} is for a channel that is not known: {string.Join(", ", factories.Select(one => one.Channel))} are.");
        var name = account.Key.ToLowerInvariant();
        if (!ChannelName.IsAccount(name))
            throw new SettingsException($"{Name(account)} is no name for an account: 1 to 64 letters, digits, - and _.");
        var known = factory.Credentials.Select(field => field.Name.ToUpperInvariant()).Append(BaseUrl).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (account.GetChildren().FirstOrDefault(child => !known.Contains(child.Key)) is { } unknown)
            throw new SettingsException($"{Name(unknown)} is not known; {factory.Channel} takes {string.Join(", ", known)}.");
        return new ChannelAccount(factory.Channel, name, Address(account, factory), Credentials(account, factory));
    }

    private static Dictionary<string, string> Credentials(IConfigurationSection account, IChannelFactory factory)
    {
        var given = new Dictionary<string, string>();
        foreach (var field in factory.Credentials)
        {
            var variable = field.Name.ToUpperInvariant();
            if (account[variable] is not { Length: > 0 } text)
            {
                if (field.IsRequired) throw new SettingsException($"{Name(account)}__{variable} is not set.");
                continue;
            }

            var value = FromFile(account, variable, text);
            // The fault says what is wrong and never what was given.
            if (field.Fault(value) is { } fault) throw new SettingsException($"{Name(account)}__{variable} is not usable: {fault}");
            given[field.Name] = value;
        }

        return given;
    }

    /// <summary>Keys have many lines, so a value may be the path of a file that holds it.</summary>
    private static string FromFile(IConfigurationSection account, string variable, string text)
    {
        if (!text.StartsWith('/')) return text;
        try
        {
            return File.ReadAllText(text).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Name(account)}__{variable} names a file that cannot be read.");
        }
    }

    /// <summary>Credentials go there, so it is encrypted, or does not leave the machine.</summary>
    private static Uri Address(IConfigurationSection account, IChannelFactory factory)
    {
        if (account[BaseUrl] is not { Length: > 0 } text) return factory.BaseAddress;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)
            ? url
            : throw new SettingsException($"{Name(account)}__{BaseUrl} must be an https URL (http on the machine itself).");
    }

    private static string Name(IConfigurationSection account) => account.Path.Replace(":", "__", StringComparison.Ordinal);
}
