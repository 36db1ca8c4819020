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
        AccountSections.Read(configuration, Root, factories, AccountOf);

    private static ChannelAccount AccountOf(IChannelFactory factory, string name, IConfigurationSection account)
    {
        if (!ChannelName.IsAccount(name))
            throw new SettingsException($"{Name(account)} is no name for an account: 1 to 64 letters, digits, - and _, and not with cha_ in front.");
        return new ChannelAccount(factory.Channel, name, Address(account, factory), CredentialSource.Read(account, factory.Channel, factory.Credentials, BaseUrl));
    }

    private static Uri Address(IConfigurationSection account, IChannelFactory factory)
    {
        if (account[BaseUrl] is not { Length: > 0 } text)
            return factory.NeedsBaseAddress ? throw new SettingsException($"{Name(account)}__{BaseUrl} is not set.") : factory.BaseAddress;
        return BaseAddresses.Read(text, allowLoopback: true) ?? throw new SettingsException($"{Name(account)}__{BaseUrl} must be an https URL (http on the machine itself).");
    }

    private static string Name(IConfigurationSection account) => CredentialSource.Name(account);
}
