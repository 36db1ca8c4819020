using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Storage.Reads;

namespace Payments.Routing;

/// <summary>Holds nothing, so many may report at once.</summary>
[StatelessWorker, Reentrant]
public sealed class CostReportGrain(SqlReads reads, TimeProvider clock) : Grain, ICostReportGrain
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(366);

    /// <summary>Well below what a caller waits for a grain.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Outcome<CostReport>> Report(string merchantId, DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return RoutingRefusals.Invalid("to", "to must be later than from.");
        if (to - from > LongestPeriod) return RoutingRefusals.Invalid("to", "A report covers at most 366 days.");
        var fees = await GrainFactory.ChannelFees().Read();
        var tally = new CostTally(new FeeTable(fees.Fees, fees.Version));
        var started = clock.GetTimestamp();
        var whole = await new PaidAmounts(reads).Read(merchantId, from, to, tally.Add, () => clock.GetElapsedTime(started) > Patience);
        return whole ? new CostReport(merchantId, from, to, fees.Version, tally.Result()) : RoutingRefusals.ReportTooLarge;
    }
}
