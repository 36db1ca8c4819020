using Payments.Channels;

namespace Payments.Silo.Settings;

/// <summary>
/// The accounts at channels whose callbacks are let in, from PAYMENTS_CALLBACKS__CHANNEL__ACCOUNT__NAME. Each has an address of
/// its own, /v1/callbacks/{channel}/{account}, in lower case.
/// </summary>
internal static class CallbackAccounts
{
    private const string Root = "PAYMENTS_CALLBACKS";

    public static IReadOnlyList<ICallbackReader> Read(IConfiguration configuration, IReadOnlyCollection<IChannelFactory> factories) =>
        AccountSections.Read(configuration, Root, [.. factories.Where(factory => factory.CallbackCredentials.Count > 0)], ReaderOf);

    private static ICallbackReader ReaderOf(IChannelFactory factory, string name, IConfigurationSection account)
    {
        // Another route has this name in the same place.
        if (name == "retry" || !ChannelName.IsAccount(name))
            throw new SettingsException($"{CredentialSource.Name(account)} is no name for an account: 1 to 64 letters, digits, - and _, not retry, and not with cha_ in front.");
        return factory.CreateReader(name, CredentialSource.Read(account, factory.Channel, factory.CallbackCredentials), TimeProvider.System);
    }
}
