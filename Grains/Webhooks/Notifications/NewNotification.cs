using Payments.Events;
using Payments.Ids;

namespace Payments.Webhooks.Notifications;

/// <summary>An event for an endpoint. The id follows from the two, so that neither a crash nor a replay makes another one.</summary>
public sealed record NewNotification(EventView Event, string EndpointId, string Url, int MaxAttempts)
{
    public string Id { get; } = EntityId.Derive(IdPrefix.WebhookNotification, EndpointId, Event.Id);

    public string? PaymentId => WebhookPayload.PaymentOf(Event);
}
