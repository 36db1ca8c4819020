using System.Text.Json.Serialization;

namespace Payments.Holds;

[GenerateSerializer, Alias("capture-status")]
public enum CaptureStatus
{
    /// <summary>The channel has been asked, or is about to be.</summary>
    [JsonStringEnumMemberName("processing")]
    Processing,

    /// <summary>The channel's answer was lost; it is being asked what happened.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    [JsonStringEnumMemberName("failed")]
    Failed,
}
