using System.Text.Json.Serialization;

namespace Payments.Checkout;

[GenerateSerializer, Alias("payment-status")]
public enum PaymentStatus
{
    /// <summary>The channel has been asked, or is about to be.</summary>
    [JsonStringEnumMemberName("processing")]
    Processing,

    /// <summary>Waits for the customer.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>The channel's answer was lost; it is being asked what happened.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    [JsonStringEnumMemberName("failed")]
    Failed,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    [JsonStringEnumMemberName("expired")]
    Expired,

    [JsonStringEnumMemberName("partially_refunded")]
    PartiallyRefunded,

    [JsonStringEnumMemberName("refunded")]
    Refunded,
}
