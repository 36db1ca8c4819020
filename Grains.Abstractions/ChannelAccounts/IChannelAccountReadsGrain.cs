using Orleans.Concurrency;
using Payments.Paging;

namespace Payments.ChannelAccounts;

/// <summary>Reads of many accounts, straight from their rows. Any key will do.</summary>
[Alias("channel-account-reads")]
public interface IChannelAccountReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<ChannelAccountView>> List(ChannelAccountList query);

    /// <summary>How the account stood after each change, the newest first.</summary>
    [ReadOnly, Alias("changes")]
    Task<ListPage<ChannelAccountView>> Changes(string accountId, ListWindow window);
}
