using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>What the channels take, as a migration has installed it or an administrator has changed it. Its key is <see cref="RoutingOwners.Platform"/>.</summary>
[Alias("channel-fees")]
public interface IChannelFeesGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("read")]
    Task<ChannelFeesView> Read();

    [Alias("change")]
    Task<Outcome<ChannelFeesView>> Change(ChangeChannelFees command);
}
