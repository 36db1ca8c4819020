namespace Payments.Webhooks;

/// <summary>An event on its way to an endpoint.</summary>
/// <param name="Id">The webhook-id of every try.</param>
/// <param name="Payload">The body of every try; JSON. Null in lists.</param>
/// <param name="Response">The beginning of the last answer's body. Null in lists.</param>
/// <param name="Error">Why the last try failed, in a word.</param>
[GenerateSerializer, Immutable, Alias("webhook-notification-view")]
public sealed record WebhookNotificationView(
    [property: Id(0)] string Id,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] string? PaymentId,
    [property: Id(3)] string EndpointId,
    [property: Id(4)] string EventId,
    [property: Id(5)] string EventType,
    [property: Id(6)] string ObjectId,
    [property: Id(7)] long Sequence,
    [property: Id(8)] string Url,
    [property: Id(9)] string? Payload,
    [property: Id(10)] WebhookNotificationStatus Status,
    [property: Id(11)] int Attempts,
    [property: Id(12)] int MaxAttempts,
    [property: Id(13)] int? StatusCode,
    [property: Id(14)] string? Response,
    [property: Id(15)] string? Error,
    [property: Id(16)] DateTimeOffset CreatedAt,
    [property: Id(17)] DateTimeOffset? LastAttemptAt,
    [property: Id(18)] DateTimeOffset? NextRetryAt,
    [property: Id(19)] DateTimeOffset? SucceededAt,
    [property: Id(20)] DateTimeOffset? FailedAt);
