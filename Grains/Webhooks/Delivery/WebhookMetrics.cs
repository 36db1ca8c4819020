using System.Diagnostics.Metrics;

namespace Payments.Webhooks.Delivery;

/// <summary>What deliveries tell about themselves, on the meter Payments.Webhooks.</summary>
public sealed class WebhookMetrics
{
    public const string MeterName = "Payments.Webhooks";

    private readonly Counter<long> _tries;
    private readonly Counter<long> _skipped;

    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _tries = meter.CreateCounter<long>("payments.webhooks.tries", "{try}", "Tries of deliveries, by what they left: succeeded, pending for those that will be tried again, dead.");
        _skipped = meter.CreateCounter<long>("payments.webhooks.skipped", "{try}", "Tries that counted without a request, because the endpoint was known to take nothing.");
    }

    public void Tried(WebhookNotificationStatus left) =>
        _tries.Add(1, new KeyValuePair<string, object?>("left", Notifications.NotificationColumns.Word(left)));

    public void Skipped() => _skipped.Add(1);
}
