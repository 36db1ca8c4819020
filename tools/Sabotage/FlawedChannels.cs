using System.Runtime.CompilerServices;
using Payments.Channels;

namespace Payments.Sabotage;

/// <summary>Every account with the same flaw; one that is found twice is one and the same.</summary>
internal sealed class FlawedChannels(IChannels real, Func<IPaymentChannel, IPaymentChannel> flawed) : IChannels
{
    private readonly ConditionalWeakTable<ChannelEntry, ChannelEntry> _accounts = [];
    private readonly ConditionalWeakTable<IReadOnlyList<ChannelEntry>, IReadOnlyList<ChannelEntry>> _lists = [];

    public IReadOnlyList<ChannelEntry> Of(string owner) => _lists.GetValue(real.Of(owner), entries => [.. entries.Select(Flawed)]);

    public async ValueTask<ChannelEntry> Find(string name) => Flawed(await real.Find(name));

    private ChannelEntry Flawed(ChannelEntry entry) => _accounts.GetValue(entry, one => one with { Channel = flawed(one.Channel) });
}
