using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Refunds;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class RefundReadsGrain(SqlReads reads) : Grain, IRefundReadsGrain
{
    public Task<ListPage<RefundView>> List(RefundList query) => reads.Page(RefundLists.Query(query), query.Window, View);

    private static RefundView View(NpgsqlDataReader row) => RefundSaga.View(
        row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), RefundJson.Default.RefundState)!);
}
