using Payments.Storage.Mapping;

namespace Payments.Events;

/// <summary>How every kind of state writes its events: the one table of all of them.</summary>
public static class OutboxColumns
{
    public static StateMapping<TState> AppendsEvents<TState>(this StateMapping<TState> mapping)
        where TState : IHasOutbox =>
        mapping.Appends("events", state => state.Outbox, columns => columns
            .Column("id", one => one.Id)
            .Column("type", one => one.Type)
            .Column("merchant_id", one => one.MerchantId)
            .Column("object_id", one => one.ObjectId)
            .Column("sequence", one => one.Sequence)
            .Column("at", one => one.At)
            .Column("data", one => one.Data));
}
