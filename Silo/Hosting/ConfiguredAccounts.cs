using Payments.ChannelAccounts;
using Payments.Channels.Http;
using Payments.Channels.Simulator;
using Payments.Channels;
using Payments.Money;
using Payments.Silo.Settings;

namespace Payments.Silo.Hosting;

/// <summary>The accounts at channels that this process was configured with.</summary>
internal static class ConfiguredAccounts
{
    public static IEnumerable<ChannelEntry> Open(PlatformSettings settings, ChannelAdapters adapters) => [.. Simulator(settings), .. settings.Channels.Select(adapters.Entry)];

    private static IEnumerable<ChannelEntry> Simulator(PlatformSettings settings)
    {
        if (settings.Simulator is not { } address) yield break;
        var channel = new SimulatorChannel(new ChannelHttpOptions { BaseAddress = address }, settings.SimulatorKey);
        yield return new ChannelEntry(channel.Name, channel, Mode: PaymentMode.Test);
    }
}
