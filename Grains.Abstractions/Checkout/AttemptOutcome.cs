using System.Text.Json.Serialization;

namespace Payments.Checkout;

[GenerateSerializer, Alias("attempt-outcome")]
public enum AttemptOutcome
{
    /// <summary>Recorded; the channel is about to be asked, or could not be reached, or was asked and the process died.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    [JsonStringEnumMemberName("declined")]
    Declined,

    [JsonStringEnumMemberName("customer_action")]
    CustomerAction,

    [JsonStringEnumMemberName("processing")]
    Processing,

    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>Voided before any money was captured, or never heard of by the channel.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>Voided or never heard of, as <see cref="Cancelled"/>, because the customer took too long.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,
}
