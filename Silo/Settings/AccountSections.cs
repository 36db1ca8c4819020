using Payments.Channels;

namespace Payments.Silo.Settings;

/// <summary>Accounts at channels in the environment: ROOT__{CHANNEL}__{ACCOUNT}__{VARIABLE}. Names are used in lower case.</summary>
internal static class AccountSections
{
    /// <param name="factories">The channels that there may be accounts of.</param>
    public static IReadOnlyList<T> Read<T>(
        IConfiguration configuration, string root, IReadOnlyCollection<IChannelFactory> factories, Func<IChannelFactory, string, IConfigurationSection, T> read) =>
    [
        .. from channel in configuration.GetSection(root).GetChildren()
           from account in channel.GetChildren()
           select read(FactoryOf(channel.Key, account, factories), account.Key.ToLowerInvariant(), account),
    ];

    private static IChannelFactory FactoryOf(string channel, IConfigurationSection account, IReadOnlyCollection<IChannelFactory> factories) =>
        factories.FirstOrDefault(factory => factory.Channel.Equals(channel, StringComparison.OrdinalIgnoreCase))
        ?? throw new SettingsException($"{CredentialSource.Name(account)} is for a channel that is not known: {string.Join(", ", factories.Select(one => one.Channel))} are.");
}
