using System.Text.Json;
using Payments.Webhooks;

namespace Payments.Api.Webhooks;

/// <param name="Id">The webhook-id of every try.</param>
/// <param name="Payload">The body of every try; not in lists.</param>
/// <param name="Response">The beginning of the last answer's body; not in lists.</param>
/// <param name="Error">Why the last try failed, in a word.</param>
internal sealed record WebhookNotificationBody(
    string Id,
    string MerchantId,
    string? PaymentId,
    string EndpointId,
    string EventId,
    string EventType,
    string ObjectId,
    long Sequence,
    string Url,
    JsonElement? Payload,
    WebhookNotificationStatus Status,
    int Attempts,
    int MaxAttempts,
    int? StatusCode,
    string? Response,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastAttemptAt,
    DateTimeOffset? NextRetryAt,
    DateTimeOffset? SucceededAt,
    DateTimeOffset? FailedAt)
{
    public static WebhookNotificationBody Of(WebhookNotificationView one) => new(
        one.Id, one.MerchantId, one.PaymentId, one.EndpointId, one.EventId, one.EventType, one.ObjectId, one.Sequence, one.Url,
        one.Payload is { } payload ? JsonElement.Parse(payload) : null,
        one.Status, one.Attempts, one.MaxAttempts, one.StatusCode, one.Response, one.Error,
        one.CreatedAt, one.LastAttemptAt, one.NextRetryAt, one.SucceededAt, one.FailedAt);
}
