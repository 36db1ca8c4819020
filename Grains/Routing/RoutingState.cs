using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>All that is kept of one owner's configuration.</summary>
public sealed record RoutingState
{
    public RoutingConfiguration? Configuration { get; init; }

    public long Version { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public string? ChangedBy { get; init; }

    public string? Reason { get; init; }

    [JsonIgnore]
    public List<RoutingChange> Changes { get; init; } = [];
}
