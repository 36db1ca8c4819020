using Orleans.Concurrency;
using Payments.Paging;

namespace Payments.Tiers;

/// <summary>Reads of tier reviews. Any key will do.</summary>
[Alias("tier-review-reads")]
public interface ITierReviewReadsGrain : IGrainWithStringKey
{
    /// <summary>Those of the window's merchant.</summary>
    [ReadOnly, Alias("list")]
    Task<ListPage<TierReviewView>> List(ListWindow window);
}
