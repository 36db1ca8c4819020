using Orleans.Concurrency;
using Payments.Paging;

namespace Payments.Refunds;

/// <summary>Reads of many refunds, straight from their rows. Any key will do.</summary>
[Alias("refund-reads")]
public interface IRefundReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<RefundView>> List(RefundList query);
}
