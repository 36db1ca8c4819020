using System.Text.Json.Serialization;

namespace Payments.Webhooks;

[GenerateSerializer, Alias("webhook-endpoint-status")]
public enum WebhookEndpointStatus
{
    [JsonStringEnumMemberName("enabled")]
    Enabled,

    /// <summary>Gets nothing; what waited for it goes on waiting.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,

    [JsonStringEnumMemberName("deleted")]
    Deleted,
}
