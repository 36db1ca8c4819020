using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>How an account at a channel does.</summary>
/// <param name="OpenUntil">Until when no payments go there; missing while the circuit is closed.</param>
/// <param name="Reason">Why the circuit is not closed.</param>
/// <param name="Minute">The last minute.</param>
/// <param name="Hour">The last hour.</param>
/// <param name="Since">When it was first heard of.</param>
/// <param name="ChangedAt">When the circuit last changed.</param>
[GenerateSerializer, Immutable, Alias("channel-health-view")]
public sealed record ChannelHealthView(
    [property: Id(0)] string Channel,
    [property: Id(1)] string AccountId,
    [property: Id(2)] CircuitState Circuit,
    [property: Id(3)] DateTimeOffset? OpenUntil,
    [property: Id(4)] CircuitReason? Reason,
    [property: Id(5)] HealthWindow Minute,
    [property: Id(6)] HealthWindow Hour,
    [property: Id(7)] DateTimeOffset Since,
    [property: Id(8)] DateTimeOffset? ChangedAt)
{
    public CandidateHealth ForRouting() => new(Circuit, Hour.Answered, Hour.Succeeded, Hour.MeanMilliseconds);
}

/// <summary>What ended within a time that slides.</summary>
/// <param name="SuccessRate">Succeeded of answered, in millionths; missing where nothing ended.</param>
[GenerateSerializer, Immutable, Alias("health-window")]
public sealed record HealthWindow(
    [property: Id(0)] long Answered,
    [property: Id(1)] long Succeeded,
    [property: Id(2)] long Declined,
    [property: Id(3)] long Failed,
    [property: Id(4)] long MeanMilliseconds,
    [property: Id(5)] long? SuccessRate);

[GenerateSerializer, Alias("circuit-reason")]
public enum CircuitReason
{
    /// <summary>At least five calls of the last minute failed, and half of all.</summary>
    [JsonStringEnumMemberName("failing")]
    Failing,

    /// <summary>What tried it while it was half open failed.</summary>
    [JsonStringEnumMemberName("probe_failed")]
    ProbeFailed,

    /// <summary>It does not take our credentials: renew them.</summary>
    [JsonStringEnumMemberName("credentials_refused")]
    CredentialsRefused,
}
