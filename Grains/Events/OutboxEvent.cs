using System.Globalization;
using Payments.Ids;

namespace Payments.Events;

/// <summary>One thing that happened to one object. Sequence counts the events of that object from 1.</summary>
public sealed record OutboxEvent(
    string Id,
    string Type,
    string MerchantId,
    string ObjectId,
    long Sequence,
    DateTimeOffset At,
    string Data)
{
    /// <summary>The id follows from the object and the sequence, so that an event can never be stored twice.</summary>
    public static OutboxEvent Of(string type, string merchantId, string objectId, long sequence, DateTimeOffset at, string data) =>
        new(EntityId.Derive(IdPrefix.Event, objectId, sequence.ToString(CultureInfo.InvariantCulture)), type, merchantId, objectId, sequence, at, data);
}
