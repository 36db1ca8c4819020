using Payments.Paging;

namespace Payments.Webhooks;

/// <summary>Which notifications a list shows; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("webhook-notification-list")]
public sealed record WebhookNotificationList(
    [property: Id(0)] ListWindow Window,
    [property: Id(1)] string? EndpointId = null,
    [property: Id(2)] WebhookNotificationStatus? Status = null,
    [property: Id(3)] string? EventType = null,
    [property: Id(4)] string? ObjectId = null,
    [property: Id(5)] string? PaymentId = null);
