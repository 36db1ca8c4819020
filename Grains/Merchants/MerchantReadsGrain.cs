using System.Text.Json;
using Orleans.Concurrency;
using Payments.Paging;
using Payments.Storage.Reads;
using Payments.Tiers;

namespace Payments.Merchants;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class MerchantReadsGrain(SqlReads reads) : Grain, IMerchantReadsGrain
{
    private static readonly ListOrder Newest = new("created_at", "key");

    public Task<ListPage<MerchantView>> List(MerchantList query)
    {
        var text = new ListQuery("merchants", Newest, "doc")
            .Where("status", query.Status is { } status ? MerchantRefusals.Word(status) : null)
            .Where("tier", query.Tier is { } tier ? TierNames.Word(tier) : null)
            .Where("parent_id", query.ParentId);
        return reads.Page(text, query.Window, row => MerchantRules.View(
            row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), MerchantJson.Default.MerchantState)!));
    }
}
