using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Orders;

/// <summary>Reads of many orders, straight from their rows. Any key will do.</summary>
[Alias("order-reads")]
public interface IOrderReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<OrderView>> List(OrderList query);

    /// <summary>Those there are; ids of others, and of other merchants', are left out.</summary>
    [ReadOnly, Alias("batch")]
    Task<ImmutableArray<OrderView>> Batch(BatchRead query);

    [ReadOnly, Alias("by-number")]
    Task<Outcome<OrderView>> ByNumber(string merchantId, string number);
}
