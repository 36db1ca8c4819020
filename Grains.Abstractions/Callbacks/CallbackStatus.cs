using System.Text.Json.Serialization;

namespace Payments.Callbacks;

[GenerateSerializer, Alias("callback-status")]
public enum CallbackStatus
{
    /// <summary>Stored, and waiting to be applied.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    [JsonStringEnumMemberName("applied")]
    Applied,

    /// <summary>Nobody knew what it was about, or its channel never confirmed it, for as long as it was tried.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Tried, and not known yet what it is about, or not confirmed yet by its channel: it is tried again.</summary>
    [JsonStringEnumMemberName("parked")]
    Parked,
}
