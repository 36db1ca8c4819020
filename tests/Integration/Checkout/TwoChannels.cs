using Payments.Channels;
using Payments.Routing;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A platform with a second account at a channel, where payments go on to that the first one declines.</summary>
public sealed class TwoChannels : PlatformInProcess
{
    internal ScriptedChannel Second { get; } = new();

    protected override IEnumerable<ChannelEntry> Accounts => [.. base.Accounts, new ChannelEntry(ChannelName.Of(Second.Name, "second"), Second)];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var first = new RoutingConfiguration(DefaultChannel: new ChannelRef(Channel.Name, ChannelName.OnlyAccount));
        Assert.True((await Grains.Routing(RoutingOwners.Platform).Change(new ChangeRouting(1, first, "test", "adm_test"))).Accepted);
    }
}
