namespace Payments.Checkout;

/// <summary>One thing that happened: an event of the payment, its order or a refund, or an attempt at a channel.</summary>
/// <param name="Kind">payment, order, refund or attempt.</param>
/// <param name="Data">An event's data, which is JSON.</param>
[GenerateSerializer, Immutable, Alias("timeline-entry")]
public sealed record TimelineEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Kind,
    [property: Id(2)] string ObjectId,
    [property: Id(3)] string Type,
    [property: Id(4)] long? Sequence = null,
    [property: Id(5)] string? Data = null,
    [property: Id(6)] TimelineAttempt? Attempt = null);
