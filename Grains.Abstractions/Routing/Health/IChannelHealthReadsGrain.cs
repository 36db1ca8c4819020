using Orleans.Concurrency;
using Payments.Paging;

namespace Payments.Routing;

/// <summary>Reads of all accounts' health, straight from the rows. Any key will do.</summary>
[Alias("channel-health-reads")]
public interface IChannelHealthReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<ChannelHealthView>> List(ListWindow window, string? channel);
}
