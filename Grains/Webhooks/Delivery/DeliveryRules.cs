namespace Payments.Webhooks.Delivery;

/// <summary>What a try leaves of its notification. Pure.</summary>
public static class DeliveryRules
{
    /// <param name="first">The first wait of the schedule.</param>
    public static TryRecord After(Notification notification, DeliveryAnswer answer, DateTimeOffset now, TimeSpan first)
    {
        var tries = notification.Tries + 1;
        var record = new TryRecord(
            notification.Id, notification.EndpointId, notification.ObjectId, notification.Tries, WebhookNotificationStatus.Pending, answer.StatusCode, answer.Response, ErrorOf(answer), null, now);
        return answer.Verdict switch
        {
            DeliveryVerdict.Delivered => record with { Status = WebhookNotificationStatus.Succeeded },
            DeliveryVerdict.Gone => record with { Status = WebhookNotificationStatus.Dead },
            DeliveryVerdict.Failed when tries >= notification.MaxTries => record with { Status = WebhookNotificationStatus.Dead },
            DeliveryVerdict.Failed => record with { NextRetryAt = now + DeliverySchedule.Wait(notification.Id, tries, first, answer.AskedWait) },
        };
    }

    private static string? ErrorOf(DeliveryAnswer answer) => answer.StatusCode switch
    {
        null => answer.Error ?? "no_answer",
        >= 200 and <= 299 => null,
        >= 300 and <= 399 => "redirect_refused",
        410 => "gone",
        429 or 503 => "endpoint_busy",
        _ => "status_not_2xx",
    };
}
