using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Routing;

/// <summary>Reads of what was configured and decided, straight from the rows. Any key will do.</summary>
[Alias("routing-reads")]
public interface IRoutingReadsGrain : IGrainWithStringKey
{
    /// <param name="merchantId">Whose payment it has to be; null when an administrator reads.</param>
    [ReadOnly, Alias("decisions")]
    Task<Outcome<PaymentRouting>> Decisions(string? merchantId, string paymentId);

    /// <summary>The owner's configurations so far, the newest first.</summary>
    [ReadOnly, Alias("changes")]
    Task<ListPage<RoutingView>> Changes(string owner, ListWindow window);

    /// <summary>The fees so far, the newest first.</summary>
    [ReadOnly, Alias("fee-changes")]
    Task<ListPage<ChannelFeesView>> FeeChanges(ListWindow window);
}
