using Payments.Outcomes;
using Payments.Routing;

namespace Payments.ChannelAccounts;

/// <summary>
/// An owner's accounts come into being one after the other, so that there are never too many. Its key is the merchant's id, or
/// <see cref="RoutingOwners.Platform"/>.
/// </summary>
[Alias("channel-accounts")]
public interface IChannelAccountsGrain : IGrainWithStringKey
{
    [Alias("create")]
    Task<Outcome<CreatedChannelAccount>> Create(CreateChannelAccount command);
}
