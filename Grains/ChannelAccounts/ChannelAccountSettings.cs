namespace Payments.ChannelAccounts;

/// <summary>What the installation says of accounts at channels.</summary>
public sealed record ChannelAccountSettings
{
    /// <summary>Where the API is reached from outside; channels that take an address with each order report there.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Whether accounts made by the API may be on the machine itself, over http: in development only.</summary>
    public bool AllowLoopback { get; init; }
}
