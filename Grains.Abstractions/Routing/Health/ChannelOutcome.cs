using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>How a call to a channel ended, as its health sees it.</summary>
[GenerateSerializer, Alias("channel-outcome")]
public enum ChannelOutcome
{
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>The channel works and said no: it counts against the success rate, not against the circuit.</summary>
    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>No answer, a broken one, or one that says that the channel itself failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It does not take our credentials: nothing else will work until somebody has looked.</summary>
    [JsonStringEnumMemberName("credentials_refused")]
    CredentialsRefused,
}
