using System.Collections.Immutable;
using Orleans.Concurrency;
using Payments.Limits;
using Payments.Paging;

namespace Payments.Holds;

/// <summary>Reads of many pre-authorisations, straight from their rows. Any key will do.</summary>
[Alias("hold-reads")]
public interface IHoldReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<PreAuthorisationView>> List(HoldList query);

    /// <summary>What the channels hold of a merchant's that was not captured yet, by the days of a month on which it counts.</summary>
    /// <param name="merchantId">Whose.</param>
    /// <param name="month">yyyy-MM.</param>
    /// <param name="butNot">Ids of those that are left out.</param>
    [ReadOnly, Alias("held")]
    Task<ImmutableArray<HeldOnDay>> Held(string merchantId, string month, ImmutableArray<string> butNot);
}
