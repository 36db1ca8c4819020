using System.Collections.Immutable;
using System.Text.Json;
using Orleans.Concurrency;
using Payments.Limits;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Holds;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class HoldReadsGrain(SqlReads reads, TimeProvider clock) : Grain, IHoldReadsGrain
{
    public Task<ListPage<PreAuthorisationView>> List(HoldList query) => reads.Page(HoldLists.Query(query), query.Window, row => HoldViews.View(
        row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), HoldJson.Default.HoldState)!, clock.GetUtcNow()));

    public Task<ImmutableArray<HeldOnDay>> Held(string merchantId, string month, ImmutableArray<string> butNot) => HeldSums.OfMonth(
        reads,
        "SELECT counted_on, sum(coalesce(counts, reserved))::bigint FROM pre_authorisations WHERE merchant_id = $1 AND reserved > 0 AND counted_on BETWEEN $2 AND $3 AND key <> ALL ($4) GROUP BY counted_on",
        merchantId,
        month,
        butNot);
}
