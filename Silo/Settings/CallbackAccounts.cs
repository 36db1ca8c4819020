using Payments.Channels;

namespace Payments.Silo.Settings;

/// <summary>
/// The accounts at channels whose callbacks are let in, from PAYMENTS_CALLBACKS__CHANNEL__ACCOUNT__NAME. Each has an address of
/// its own, /v1/callbacks/{channel}/{account}, in lower case.
/// </summary>
internal static class CallbackAccounts
{
    private const string Root = "PAYMENTS_CALLBACKS";

    public static IReadOnlyList<ICallbackReader> Read(IConfiguration configuration, IReadOnlyCollection<IChannelFactory> factories)
    {
        var calling = factories.Where(factory => factory.CallbackCredentials.Count > 0).ToList();
        return
        [
            .. from channel in configuration.GetSection(Root).GetChildren()
               from account in channel.GetChildren()
               select ReaderOf(calling.FirstOrDefault(factory => factory.Channel.Equals(channel.Key, StringComparison.OrdinalIgnoreCase)), account, calling),
        ];
    }

    private static ICallbackReader ReaderOf(IChannelFactory? factory, IConfigurationSection account, IReadOnlyCollection<IChannelFactory> factories)
    {
        var full = CredentialSource.Name(account);
        if (factory is null) throw new SettingsException($"{full} is for a channel that is not known: {string.Join(", ", factories.Select(one => one.Channel))} are.");
        var name = account.Key.ToLowerInvariant();
        // Another route has this name in the same place.
        if (name == "retry" || !ChannelName.IsAccount(name))
            throw new SettingsException($"{full} is no name for an account: 1 to 64 letters, digits, - and _, not retry, and not with cha_ in front.");
        return factory.CreateReader(name, CredentialSource.Read(account, factory.Channel, factory.CallbackCredentials), TimeProvider.System);
    }
}
