using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>Adds up what payments cost, straight from their rows. Any key will do.</summary>
[Alias("cost-reports")]
public interface ICostReportGrain : IGrainWithStringKey
{
    /// <param name="from">The time of the first payments.</param>
    /// <param name="to">The time before which they are.</param>
    [ReadOnly, Alias("report")]
    Task<Outcome<CostReport>> Report(string merchantId, DateTimeOffset from, DateTimeOffset to);
}
