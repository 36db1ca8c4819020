namespace Payments.Sagas;

/// <summary>A business transaction, as operators see it.</summary>
/// <param name="Type">payment, refund, pre_authorisation or callback.</param>
/// <param name="BusinessId">What it is about; null where that is not known yet.</param>
/// <param name="Status">running, completed, compensating, compensated or failed.</param>
/// <param name="NextTry">When it goes on by itself; null once it has ended.</param>
/// <param name="Reason">Why it was wanted or undone, where somebody said so.</param>
[GenerateSerializer, Immutable, Alias("saga-view")]
public sealed record SagaView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string? BusinessId,
    [property: Id(3)] string BusinessType,
    [property: Id(4)] string? MerchantId,
    [property: Id(5)] string Status,
    [property: Id(6)] string CurrentStep,
    [property: Id(7)] DateTimeOffset StartedAt,
    [property: Id(8)] DateTimeOffset? EndedAt,
    [property: Id(9)] DateTimeOffset UpdatedAt,
    [property: Id(10)] DateTimeOffset? NextTry,
    [property: Id(11)] string? Reason);
