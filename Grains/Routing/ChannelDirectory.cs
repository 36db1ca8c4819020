using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Payments.Channels;

namespace Payments.Routing;

/// <summary>The accounts that this process can send payments to, as routing sees them. Described once for each list of them.</summary>
public sealed class ChannelDirectory(IChannels channels) : IChannelDirectory
{
    private readonly ConditionalWeakTable<IReadOnlyList<ChannelEntry>, Described> _lists = [];

    public ValueTask<ImmutableArray<RouteCandidate>> Accounts(string owner) => new(_lists.GetValue(channels.Of(owner), entries => new Described([.. entries.Select(Candidate)])).Candidates);

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
                NeedsToken: can.NeedsToken),
            entry.Mode);
    }

    private sealed record Described(ImmutableArray<RouteCandidate> Candidates);
}
