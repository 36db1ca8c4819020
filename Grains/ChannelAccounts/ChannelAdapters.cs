using Payments.Channels;
using Payments.Channels.Resilience;
using Payments.Routing;

namespace Payments.ChannelAccounts;

/// <summary>Opens accounts at channels, each with connections, a bulkhead and a circuit of its own.</summary>
public sealed class ChannelAdapters(ChannelAccountSettings settings, HealthReports reports, TimeProvider clock)
{
    /// <summary>An account of the environment.</summary>
    public ChannelEntry Entry(ChannelAccount account) => new(ChannelName.Of(account.Channel, account.Name), Open(account), CallbackUrl(account.Channel, account.Name), AccountModes.Of(account));

    public IPaymentChannel Open(ChannelAccount account)
    {
        // What a circuit keeps from being sent is not heard of again: it would keep itself open.
        var observed = new ObservedChannel(ChannelFactories.Of(account.Channel).Create(account, clock), account.Name, reports);
        return new ResilientChannel(observed, new ResilienceOptions(), clock);
    }

    public ICallbackReader OpenReader(string channel, string account, IReadOnlyDictionary<string, string> credentials) =>
        ChannelFactories.Of(channel).CreateReader(account, credentials, clock);

    public Uri? CallbackUrl(string channel, string account) => ChannelAccountRules.CallbackUrl(settings.PublicUrl, channel, account);
}
