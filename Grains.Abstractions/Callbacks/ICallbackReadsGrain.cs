using Orleans.Concurrency;
using Payments.Paging;

namespace Payments.Callbacks;

/// <summary>Reads of many callbacks, straight from their rows. Any key will do.</summary>
[Alias("callback-reads")]
public interface ICallbackReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<CallbackView>> List(CallbackList query);
}
