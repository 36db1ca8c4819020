using System.Text.Json;
using Payments.Merchants;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>What becomes of a configuration or of the fees when somebody changes them. Pure.</summary>
public static class RoutingChanges
{
    /// <param name="owner">A merchant's id, or the platform.</param>
    /// <param name="channels">The channels that there are.</param>
    public static Outcome<RoutingState> Change(string owner, RoutingState state, ChangeRouting command, IReadOnlySet<string> channels, DateTimeOffset now)
    {
        if (MerchantInput.CheckReason(command.Reason) is { } reason) return reason;
        if (command.Version != state.Version) return RoutingRefusals.VersionConflict(state.Version);
        if (command.Configuration is null && owner == RoutingOwners.Platform) return RoutingRefusals.Invalid("configuration", "The platform always has a configuration.");
        if (command.Configuration is { } wanted && RoutingInput.Check(wanted, owner, channels) is { } refusal) return refusal;
        var next = new RoutingState
        {
            Configuration = command.Configuration is { } configuration ? RoutingInput.Whole(configuration) : null,
            Version = checked(state.Version + 1),
            ChangedAt = now,
            ChangedBy = command.By,
            Reason = command.Reason,
        };
        return next with { Changes = [new RoutingChange(owner, next.Version, now, JsonSerializer.Serialize(next, RoutingJson.Default.RoutingState))] };
    }

    public static Outcome<ChannelFeesState> Change(ChannelFeesState state, ChangeChannelFees command, DateTimeOffset now)
    {
        if (MerchantInput.CheckReason(command.Reason) is { } reason) return reason;
        if (command.Version != state.Version) return RoutingRefusals.VersionConflict(state.Version);
        if (FeesInput.Check(command.Fees, state.Fees) is { } refusal) return refusal;
        var next = new ChannelFeesState
        {
            Fees = [.. command.Fees.Select(fee => fee with { Fixed = fee.Fixed.OrEmpty() })],
            Version = checked(state.Version + 1),
            ChangedAt = now,
            ChangedBy = command.By,
            Reason = command.Reason,
        };
        return next with { Changes = [new RoutingChange(RoutingChange.Fees, next.Version, now, JsonSerializer.Serialize(next, RoutingJson.Default.ChannelFeesState))] };
    }

    public static RoutingView View(string owner, RoutingState state) =>
        new(owner == RoutingOwners.Platform ? null : owner, state.Version, state.Configuration, state.ChangedAt, state.ChangedBy, state.Reason);

    public static ChannelFeesView View(ChannelFeesState state) => new(state.Version, state.Fees, state.ChangedAt, state.ChangedBy, state.Reason);
}
