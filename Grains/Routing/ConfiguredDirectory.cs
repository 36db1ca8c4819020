using System.Collections.Immutable;
using Payments.Channels;

namespace Payments.Routing;

/// <summary>The accounts that this process was configured with, for everyone.</summary>
public sealed class ConfiguredDirectory(IChannels channels) : IChannelDirectory
{
    private readonly ImmutableArray<RouteCandidate> _accounts = [.. channels.All.Select(Candidate)];

    public ValueTask<ImmutableArray<RouteCandidate>> Accounts(string owner) => new(_accounts);

    private static RouteCandidate Candidate(ChannelEntry entry)
    {
        var can = entry.Channel.Capabilities;
        return new RouteCandidate(
            ChannelName.Channel(entry.Name),
            ChannelName.Account(entry.Name),
            new RouteCapabilities(
                can.Currencies is null ? [] : [.. can.Currencies.Order(StringComparer.Ordinal)],
                can.Countries is null ? [] : [.. can.Countries.Order(StringComparer.Ordinal)],
                Amounts: can.Range is null ? [] : [.. can.Range.Select(range => new MinorRange(range.Key, range.Value.Least, range.Value.Most))],
                Holds: can.PreAuthorisation,
                NeedsToken: can.NeedsToken));
    }
}
