using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>All that is kept of an account's health.</summary>
public sealed record ChannelHealthState
{
    public string Channel { get; init; } = "";

    public string AccountId { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    /// <summary>The last minute, in stretches of five seconds.</summary>
    public ImmutableArray<HealthSlot> Minute { get; init; } = [];

    /// <summary>The last hour, in stretches of five minutes.</summary>
    public ImmutableArray<HealthSlot> Hour { get; init; } = [];

    public StoredCircuit Circuit { get; init; } = new();
}

/// <summary>The circuit: closed without a time, open until it, half open from then on.</summary>
public sealed record StoredCircuit
{
    public DateTimeOffset? OpenUntil { get; init; }

    public CircuitReason? Reason { get; init; }

    /// <summary>How often it was opened since it was last closed: each time for longer.</summary>
    public int Openings { get; init; }

    /// <summary>How many calls went well since it is half open.</summary>
    public int Probes { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }
}
