using Orleans.Concurrency;
using Payments.Paging;

namespace Payments.Merchants;

/// <summary>Reads of many merchants, straight from their rows. Any key will do.</summary>
[Alias("merchant-reads")]
public interface IMerchantReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<MerchantView>> List(MerchantList query);
}
