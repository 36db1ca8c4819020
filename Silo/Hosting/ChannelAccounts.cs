using Payments.Channels;
using Payments.Channels.Http;
using Payments.Channels.Resilience;
using Payments.Channels.Simulator;
using Payments.Routing;
using Payments.Silo.Settings;

namespace Payments.Silo.Hosting;

/// <summary>The accounts at channels that this process was configured with, each with connections and a circuit of its own.</summary>
internal static class ChannelAccounts
{
    public static IChannels Open(PlatformSettings settings, IServiceProvider services)
    {
        var (reports, clock) = (services.GetRequiredService<HealthReports>(), services.GetRequiredService<TimeProvider>());
        return new ConfiguredChannels([.. Simulator(settings), .. settings.Channels.Select(account => Open(account, settings.PublicUrl, reports, clock))]);
    }

    private static ChannelEntry Open(ChannelAccount account, Uri? publicUrl, HealthReports reports, TimeProvider clock)
    {
        // What a circuit keeps from being sent is not heard of again: it would keep itself open.
        var observed = new ObservedChannel(ChannelFactories.Of(account.Channel).Create(account, clock), account.Name, reports);
        return new ChannelEntry(ChannelName.Of(account.Channel, account.Name), new ResilientChannel(observed, new ResilienceOptions(), clock), CallbackUrl(account, publicUrl));
    }

    private static Uri? CallbackUrl(ChannelAccount account, Uri? publicUrl) =>
        publicUrl is null ? null : new Uri($"{publicUrl.AbsoluteUri.TrimEnd('/')}/v1/callbacks/{account.Channel}/{account.Name}");

    private static IEnumerable<ChannelEntry> Simulator(PlatformSettings settings)
    {
        if (settings.Simulator is not { } address) yield break;
        var channel = new SimulatorChannel(new ChannelHttpOptions { BaseAddress = address }, settings.SimulatorKey);
        yield return new ChannelEntry(channel.Name, channel);
    }
}
