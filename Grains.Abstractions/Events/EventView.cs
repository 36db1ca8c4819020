namespace Payments.Events;

/// <summary>One thing that happened to one object.</summary>
/// <param name="Sequence">Counts the events of the object from 1, without gaps.</param>
/// <param name="Data">The object as the event left it; JSON.</param>
[GenerateSerializer, Immutable, Alias("event-view")]
public sealed record EventView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string MerchantId,
    [property: Id(3)] string ObjectId,
    [property: Id(4)] long Sequence,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string Data);
