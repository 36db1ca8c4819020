using Payments.Channels;
using Payments.Money;

namespace Payments.Silo.Settings;

/// <summary>
/// The accounts at channels that payments can be sent to: PAYMENTS_CHANNELS__{CHANNEL}__{ACCOUNT}__{CREDENTIAL}, and
/// BASE_URL beside the credentials where it is not the provider's own, MODE where neither says whether it is a test account. Names are
/// used in lower case.
/// </summary>
internal static class ChannelAccountsSource
{
    private const string Root = "PAYMENTS_CHANNELS";
    private const string BaseUrl = "BASE_URL";
    private const string Mode = "MODE";

    public static IReadOnlyList<ChannelAccount> Read(IConfiguration configuration, IReadOnlyCollection<IChannelFactory> factories) =>
        AccountSections.Read(configuration, Root, factories, AccountOf);

    private static ChannelAccount AccountOf(IChannelFactory factory, string name, IConfigurationSection account)
    {
        if (!ChannelName.IsAccount(name))
            throw new SettingsException($"{Name(account)} is no name for an account: 1 to 64 letters, digits, - and _, and not with cha_ in front.");
        var (address, credentials) = (Address(account, factory), CredentialSource.Read(account, factory.Channel, factory.Credentials, BaseUrl, Mode));
        return new ChannelAccount(factory.Channel, name, address, credentials, ModeOf(account, factory, address, credentials));
    }

    private static Uri Address(IConfigurationSection account, IChannelFactory factory)
    {
        if (account[BaseUrl] is not { Length: > 0 } text)
            return factory.NeedsBaseAddress ? throw new SettingsException($"{Name(account)}__{BaseUrl} is not set.") : factory.BaseAddress;
        return BaseAddresses.Read(text, allowLoopback: true) ?? throw new SettingsException($"{Name(account)}__{BaseUrl} must be an https URL (http on the machine itself).");
    }

    private static PaymentMode? ModeOf(IConfigurationSection account, IChannelFactory factory, Uri address, Dictionary<string, string> credentials)
    {
        if (account[Mode] is not { Length: > 0 } text) return null;
        var said = Modes.Read(text) ?? throw new SettingsException($"{Name(account)}__{Mode} must be test or live.");
        return AccountModes.IsContradicted(factory.ModeOf(address, credentials), said)
            ? throw new SettingsException($"{Name(account)}__{Mode} is {text}, but the account's credentials or address are of the other mode: leave it out.")
            : said;
    }

    private static string Name(IConfigurationSection account) => CredentialSource.Name(account);
}
