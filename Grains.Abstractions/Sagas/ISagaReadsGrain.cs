using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Sagas;

/// <summary>Reads sagas of every type. Any key will do.</summary>
[Alias("saga-reads")]
public interface ISagaReadsGrain : IGrainWithStringKey
{
    [Alias("list")]
    Task<ListPage<SagaView>> List(SagaList query);

    [Alias("read")]
    Task<Outcome<SagaDetail>> Read(string id);
}
