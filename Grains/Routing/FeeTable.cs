using System.Collections.Frozen;
using Payments.Money;

namespace Payments.Routing;

/// <summary>The fees of all channels, ready to be asked. Pure; integers only.</summary>
public sealed class FeeTable(IEnumerable<ChannelFee> fees, long version = 0)
{
    private readonly FrozenDictionary<string, ChannelFee> _fees = fees.ToFrozenDictionary(fee => fee.Channel, StringComparer.Ordinal);

    public static FeeTable Empty { get; } = new([]);

    public long Version => version;

    public IEnumerable<ChannelFee> All => _fees.Values;

    public ChannelFee? Of(string channel) => _fees.GetValueOrDefault(channel);

    /// <summary>What the channel takes of the payment; a channel without a fee takes nothing that is known.</summary>
    public long Cost(string channel, Amount amount) => Of(channel) is { } fee ? FeeRules.Cost(fee, amount) : 0;
}
