using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>How payments find their channel: rules first, then the experiment or the strategy, then the default channel.</summary>
/// <param name="Strategy">Without one, the default channel comes first and the others by their cost.</param>
/// <param name="DefaultChannel">First where there is no strategy, and among equals where there is one.</param>
/// <param name="MostAttempts">How many channels one payment is tried at.</param>
/// <param name="Weights">For load_balance: shares of channels; one that is not named has none. Without any, all are equal.</param>
/// <param name="Balanced">For balanced: what each measure counts.</param>
/// <param name="Geography">For geographic: which channels are preferred where.</param>
[GenerateSerializer, Immutable, Alias("routing-configuration")]
public sealed record RoutingConfiguration(
    [property: Id(0)] RoutingStrategy? Strategy = null,
    [property: Id(1)] ChannelRef? DefaultChannel = null,
    [property: Id(2)] int MostAttempts = 3,
    [property: Id(3)] ImmutableArray<RoutingRule>? Rules = null,
    [property: Id(4)] RoutingExperiment? Experiment = null,
    [property: Id(5)] ImmutableArray<ChannelWeight>? Weights = null,
    [property: Id(6)] BalancedWeights? Balanced = null,
    [property: Id(7)] ImmutableArray<GeographicPreference>? Geography = null);

[GenerateSerializer, Immutable, Alias("channel-weight")]
public sealed record ChannelWeight(
    [property: Id(0)] ChannelRef Channel,
    [property: Id(1)] int Weight);

/// <summary>What each measure counts in the strategy balanced; only the proportions matter.</summary>
[GenerateSerializer, Immutable, Alias("balanced-weights")]
public sealed record BalancedWeights(
    [property: Id(0)] int Cost = 0,
    [property: Id(1)] int SuccessRate = 0,
    [property: Id(2)] int Latency = 0,
    [property: Id(3)] int Geography = 0,
    [property: Id(4)] int Load = 0);

/// <summary>In these countries, these channels first, in this order.</summary>
[GenerateSerializer, Immutable, Alias("geographic-preference")]
public sealed record GeographicPreference(
    [property: Id(0)] ImmutableArray<string> Countries,
    [property: Id(1)] ImmutableArray<ChannelRef> Channels);
