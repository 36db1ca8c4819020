using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>What the channels took of a merchant's payments in a time, and what they would have taken otherwise, by today's fees.</summary>
[GenerateSerializer, Immutable, Alias("cost-report")]
public sealed record CostReport(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] long FeesVersion,
    [property: Id(4)] ImmutableArray<CurrencyCosts> Currencies);

/// <summary>All in minor units of the currency.</summary>
/// <param name="Payments">How many succeeded, whatever was refunded of them since.</param>
/// <param name="Volume">What they add up to.</param>
/// <param name="Routed">What they cost where they went.</param>
/// <param name="ByChannel">The same for each channel they went to.</param>
/// <param name="SingleChannel">What all of them would have cost at one channel, for each one but the simulator.</param>
/// <param name="StrategyCost">What they would have cost had each gone to the cheapest of those.</param>
/// <param name="Unpriced">How many went to channels without a fee; they count as free in what they cost where they went.</param>
[GenerateSerializer, Immutable, Alias("currency-costs")]
public sealed record CurrencyCosts(
    [property: Id(0)] string Currency,
    [property: Id(1)] long Payments,
    [property: Id(2)] long Volume,
    [property: Id(3)] long Routed,
    [property: Id(4)] ImmutableArray<ChannelCost> ByChannel,
    [property: Id(5)] ImmutableArray<ChannelCost> SingleChannel,
    [property: Id(6)] long StrategyCost,
    [property: Id(7)] long Unpriced);

[GenerateSerializer, Immutable, Alias("channel-cost")]
public sealed record ChannelCost(
    [property: Id(0)] string Channel,
    [property: Id(1)] long Payments,
    [property: Id(2)] long Cost);
