using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>The fees of all channels as they stand, or stood.</summary>
[GenerateSerializer, Immutable, Alias("channel-fees-view")]
public sealed record ChannelFeesView(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableArray<ChannelFee> Fees,
    [property: Id(2)] DateTimeOffset? ChangedAt,
    [property: Id(3)] string? ChangedBy,
    [property: Id(4)] string? Reason);

/// <summary>Replaces the fees as a whole. Version is the one that they replace, By the administrator's id.</summary>
[GenerateSerializer, Immutable, Alias("change-channel-fees")]
public sealed record ChangeChannelFees(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableArray<ChannelFee> Fees,
    [property: Id(2)] string Reason,
    [property: Id(3)] string By);
