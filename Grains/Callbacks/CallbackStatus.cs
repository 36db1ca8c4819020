using System.Text.Json.Serialization;

namespace Payments.Callbacks;

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
}
