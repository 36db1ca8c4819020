using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Events;

/// <summary>Reads of the outbox. Any key will do.</summary>
[Alias("event-reads")]
public interface IEventReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<EventView>> List(EventList query);

    /// <summary>To a merchant, another one's event is missing.</summary>
    [ReadOnly, Alias("read")]
    Task<Outcome<EventView>> Read(string? merchantId, string eventId);
}
