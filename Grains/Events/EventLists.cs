using Payments.Storage.Reads;

namespace Payments.Events;

/// <summary>Lists of events as SQL. Events of one object at one moment stay in the order of their sequence.</summary>
public static class EventLists
{
    private static readonly ListOrder Newest = new("at", "id", ordinal: "sequence");

    public static ListQuery Query(EventList list) => new ListQuery("events", Newest, "type", "merchant_id", "object_id", "data")
        .Where("type", list.Type)
        .Where("object_id", list.ObjectId);
}
