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
    public static OutboxEvent Of(string type, string merchantId, string objectId, long sequence, DateTimeOffset at, string data) =>
        new(EventId.Of(objectId, sequence), type, merchantId, objectId, sequence, at, data);
}
