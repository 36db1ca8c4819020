using System.Text.Json;
using Orleans.Concurrency;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Tiers;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class TierReviewReadsGrain(SqlReads reads) : Grain, ITierReviewReadsGrain
{
    private static readonly ListOrder Newest = new("reviewed_at", "key");

    public Task<ListPage<TierReviewView>> List(ListWindow window) => reads.Page(
        new ListQuery("tier_reviews", Newest, "doc"),
        window,
        row => TierReviewRows.View(
            row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), TierReviewJson.Default.TierReviewState)!));
}
