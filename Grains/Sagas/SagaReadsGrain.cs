using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Sagas;

/// <summary>Holds nothing, so many may read at once.</summary>
[StatelessWorker, Reentrant]
public sealed class SagaReadsGrain(SqlReads reads) : Grain, ISagaReadsGrain
{
    public Task<ListPage<SagaView>> List(SagaList query) => reads.Page(SagaLists.Query(query), query.Window, row => SagaLists.View(row, ListQuery.FirstColumn));

    public async Task<Outcome<SagaDetail>> Read(string id)
    {
        if (await SagaLists.One(reads, id) is not [var saga]) return SagaRefusals.NotFound;
        return new SagaDetail(saga, [.. await SagaLists.Steps(reads, id)]);
    }
}
