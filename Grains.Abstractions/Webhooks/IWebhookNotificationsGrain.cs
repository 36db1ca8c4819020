using Orleans.Concurrency;
using Payments.Outcomes;
using Payments.Paging;

namespace Payments.Webhooks;

/// <summary>Reads of endpoints and notifications, and what merchants do with notifications. Any key will do.</summary>
[Alias("webhook-notifications")]
public interface IWebhookNotificationsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list-endpoints")]
    Task<ListPage<WebhookEndpointView>> ListEndpoints(ListWindow window);

    [ReadOnly, Alias("list")]
    Task<ListPage<WebhookNotificationView>> List(WebhookNotificationList query);

    /// <summary>To a merchant, another one's notification is missing.</summary>
    [ReadOnly, Alias("read")]
    Task<Outcome<WebhookNotificationView>> Read(string? merchantId, string id);

    /// <summary>Delivers it again, with the same id and body.</summary>
    [Alias("redeliver")]
    Task<Outcome<WebhookNotificationView>> Redeliver(string merchantId, string id);

    /// <summary>Sends an event that means nothing, to see whether it arrives.</summary>
    [Alias("test")]
    Task<Outcome<WebhookNotificationView>> Test(string merchantId, string endpointId, string eventId);

    /// <summary>Delivers the events of a time again, those that it never got included.</summary>
    [Alias("replay")]
    Task<Outcome<WebhookReplay>> Replay(ReplayWebhooks command);
}
