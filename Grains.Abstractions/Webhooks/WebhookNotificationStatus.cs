using System.Text.Json.Serialization;

namespace Payments.Webhooks;

[GenerateSerializer, Alias("webhook-notification-status")]
public enum WebhookNotificationStatus
{
    /// <summary>Waits for its next try.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>A dead letter: it failed as often as it was to be tried. It can be delivered again on request.</summary>
    [JsonStringEnumMemberName("dead")]
    Dead,
}
