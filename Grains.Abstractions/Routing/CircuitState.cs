using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>Whether an account at a channel is trusted with payments.</summary>
[GenerateSerializer, Alias("circuit-state")]
public enum CircuitState
{
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>It failed too often: no payments for a while.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>The while is over: a share of the payments finds out whether it works again.</summary>
    [JsonStringEnumMemberName("half_open")]
    HalfOpen,
}
