namespace Payments.Webhooks.Delivery;

/// <summary>What is written of a try, guarded by the number of tries that there were before it.</summary>
public sealed record TryRecord(
    string Id,
    string EndpointId,
    string ObjectId,
    int TriesBefore,
    int Tries,
    WebhookNotificationStatus Status,
    int MaxTries,
    int? StatusCode,
    string? Response,
    string? Error,
    DateTimeOffset? NextRetryAt,
    DateTimeOffset At);
