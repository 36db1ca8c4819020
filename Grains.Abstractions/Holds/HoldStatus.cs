using System.Text.Json.Serialization;

namespace Payments.Holds;

[GenerateSerializer, Alias("hold-status")]
public enum HoldStatus
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

    /// <summary>The channel holds the money; part of it may have been captured.</summary>
    [JsonStringEnumMemberName("authorised")]
    Authorised,

    /// <summary>What is left is being let go at the channel.</summary>
    [JsonStringEnumMemberName("voiding")]
    Voiding,

    /// <summary>Nothing is left: all of it was captured, or a final capture has let go the rest.</summary>
    [JsonStringEnumMemberName("captured")]
    Captured,

    [JsonStringEnumMemberName("voided")]
    Voided,

    [JsonStringEnumMemberName("expired")]
    Expired,

    [JsonStringEnumMemberName("failed")]
    Failed,
}
