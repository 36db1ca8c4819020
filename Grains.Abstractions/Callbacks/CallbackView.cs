namespace Payments.Callbacks;

/// <summary>A channel's callback as operators see it. What it says stays in its row: it may hold a customer's name.</summary>
/// <param name="Account">The account at the channel that it came for; null where the channel has only one.</param>
/// <param name="Reference">What the channel calls what it is about.</param>
/// <param name="BusinessId">The payment or refund that it is about; null when its attempt is none of ours.</param>
/// <param name="MerchantId">Whose that is; null until it was found.</param>
/// <param name="Error">Why it is parked or has failed: reference_unknown or channel_not_settled.</param>
/// <param name="NextTry">When it is tried again by itself; null once it has ended.</param>
[GenerateSerializer, Immutable, Alias("callback-view")]
public sealed record CallbackView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Channel,
    [property: Id(2)] string? Account,
    [property: Id(3)] string Reference,
    [property: Id(4)] string? BusinessId,
    [property: Id(5)] string? MerchantId,
    [property: Id(6)] CallbackStatus Status,
    [property: Id(7)] int Tries,
    [property: Id(8)] string? Error,
    [property: Id(9)] DateTimeOffset ReceivedAt,
    [property: Id(10)] DateTimeOffset? EndedAt,
    [property: Id(11)] DateTimeOffset? NextTry);
