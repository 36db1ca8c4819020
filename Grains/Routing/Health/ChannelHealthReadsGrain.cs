using Orleans.Concurrency;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Routing;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class ChannelHealthReadsGrain(SqlReads reads) : Grain, IChannelHealthReadsGrain
{
    private static readonly ListOrder Newest = new("since", "key");

    /// <summary>Which there are stands in the rows, how they do in their grains.</summary>
    public async Task<ListPage<ChannelHealthView>> List(ListWindow window, string? channel)
    {
        var query = new ListQuery("channel_health", Newest, "channel", "account_id").Where("channel", channel);
        var page = await reads.Page(query, window, row => GrainFactory.ChannelHealth(row.GetString(ListQuery.FirstColumn), row.GetString(ListQuery.FirstColumn + 1)));
        return new ListPage<ChannelHealthView>([.. await Task.WhenAll(page.Items.Select(account => account.Read()))], page.Next);
    }
}
