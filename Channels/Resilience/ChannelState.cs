namespace Payments.Channels.Resilience;

/// <summary>How an account of a channel is doing, as one process sees it.</summary>
/// <param name="LastFault">In words without secrets; null when there was none.</param>
/// <param name="CredentialsRefused">Whether the last clear answer was that the provider does not let the account in.</param>
public sealed record ChannelState(CircuitPosition Circuit, string? LastFault, DateTimeOffset? LastFaultAt, bool CredentialsRefused)
{
    public bool IsHealthy => Circuit != CircuitPosition.Open && !CredentialsRefused;
}

public enum CircuitPosition
{
    Closed,

    /// <summary>One call is let through to see.</summary>
    HalfOpen,

    Open,
}
