namespace Payments.Webhooks.Delivery;

/// <summary>What is written of a try, guarded by the number of tries that there were before it.</summary>
public sealed record TryRecord(
    string Id,
    string EndpointId,
    string ObjectId,
    int TriesBefore,
    WebhookNotificationStatus Status,
    int? StatusCode,
    string? Response,
    string? Error,
    DateTimeOffset? NextRetryAt,
    DateTimeOffset At)
{
    public int Tries => TriesBefore + 1;
}
