using System.Collections.Immutable;
using Payments.Money;

namespace Payments.Routing;

/// <summary>
/// Adds up what payments cost and would have cost. Each is priced by itself, because its cost is rounded; those of the same
/// amount are priced once. Pure; a sum that does not fit 64 bits is an error.
/// </summary>
public sealed class CostTally(FeeTable fees)
{
    /// <summary>It moves no money, and what is free would be everyone's best choice.</summary>
    public const string Simulator = "simulator";

    private readonly ImmutableArray<string> _others = [.. fees.All.Select(fee => fee.Channel).Where(channel => channel != Simulator).Order(StringComparer.Ordinal)];
    private readonly SortedDictionary<string, Sums> _currencies = new(StringComparer.Ordinal);

    public void Add(string channel, Amount amount, long payments)
    {
        if (!_currencies.TryGetValue(amount.Currency, out var sums)) sums = _currencies[amount.Currency] = new Sums(_others.Length);
        checked
        {
            var routed = payments * fees.Cost(channel, amount);
            sums.Payments += payments;
            sums.Volume += payments * amount.Minor;
            sums.Routed += routed;
            if (fees.Of(channel) is null) sums.Unpriced += payments;
            var (count, cost) = sums.ByChannel.GetValueOrDefault(channel);
            sums.ByChannel[channel] = (count + payments, cost + routed);
            var cheapest = long.MaxValue;
            for (var i = 0; i < _others.Length; i++)
            {
                var other = fees.Cost(_others[i], amount);
                cheapest = Math.Min(cheapest, other);
                sums.Single[i] += payments * other;
            }

            if (!_others.IsEmpty) sums.Cheapest += payments * cheapest;
        }
    }

    public ImmutableArray<CurrencyCosts> Result() =>
    [
        .. _currencies.Select(one => new CurrencyCosts(
            one.Key, one.Value.Payments, one.Value.Volume, one.Value.Routed,
            [.. one.Value.ByChannel.Select(channel => new ChannelCost(channel.Key, channel.Value.Count, channel.Value.Cost))],
            [.. _others.Select((channel, i) => new ChannelCost(channel, one.Value.Payments, one.Value.Single[i]))],
            one.Value.Cheapest, one.Value.Unpriced)),
    ];

    private sealed class Sums(int channels)
    {
        public long Payments { get; set; }

        public long Volume { get; set; }

        public long Routed { get; set; }

        public long Unpriced { get; set; }

        public long Cheapest { get; set; }

        public long[] Single { get; } = new long[channels];

        public SortedDictionary<string, (long Count, long Cost)> ByChannel { get; } = new(StringComparer.Ordinal);
    }
}
