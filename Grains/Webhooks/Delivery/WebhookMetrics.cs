using System.Diagnostics.Metrics;

namespace Payments.Webhooks.Delivery;

/// <summary>What deliveries tell about themselves, on the meter Payments.Webhooks.</summary>
public sealed class WebhookMetrics
{
    public const string MeterName = "Payments.Webhooks";

    private readonly Counter<long> _tries;

    public WebhookMetrics(IMeterFactory meters) =>
        _tries = meters.Create(MeterName).CreateCounter<long>("payments.webhooks.tries", "{try}", "Tries of deliveries, by what they left: succeeded, pending for those that will be tried again, dead.");

    public void Tried(WebhookNotificationStatus left) =>
        _tries.Add(1, new KeyValuePair<string, object?>("left", Notifications.NotificationColumns.Word(left)));
}
