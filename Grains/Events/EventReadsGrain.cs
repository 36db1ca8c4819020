using Npgsql;
using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Events;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class EventReadsGrain(SqlReads reads) : Grain, IEventReadsGrain
{
    private const string Columns = "SELECT at, sequence, id, type, merchant_id, object_id, data FROM events WHERE ";

    public Task<ListPage<EventView>> List(EventList query) => reads.Page(EventLists.Query(query), query.Window, View);

    public async Task<Outcome<EventView>> Read(string? merchantId, string eventId)
    {
        var found = EventId.TryRead(eventId, out var objectId, out var sequence)
            ? await reads.ReadAsync(
                Columns + "object_id = $1 AND sequence = $2 AND id = $3",
                [new NpgsqlParameter<string> { TypedValue = objectId }, new NpgsqlParameter<long> { TypedValue = sequence }, new NpgsqlParameter<string> { TypedValue = eventId }],
                View)
            : await reads.ReadAsync(Columns + "id = $1 AND octet_length(id) = 30", [new NpgsqlParameter<string> { TypedValue = eventId }], View);
        return found is [var one] && (merchantId ?? one.MerchantId) == one.MerchantId ? one : EventRefusals.NotFound;
    }

    private static EventView View(NpgsqlDataReader row) => new(
        row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(0), row.GetString(6));
}
