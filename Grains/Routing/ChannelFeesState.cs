using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>All that is kept of the channels' fees. A migration writes the first ones.</summary>
public sealed record ChannelFeesState
{
    public ImmutableArray<ChannelFee> Fees { get; init; } = [];

    public long Version { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public string? ChangedBy { get; init; }

    public string? Reason { get; init; }

    [JsonIgnore]
    public List<RoutingChange> Changes { get; init; } = [];
}
