using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>Sends a share of the payments one way and a share another, to compare. Which way one goes follows from its id.</summary>
[GenerateSerializer, Immutable, Alias("routing-experiment")]
public sealed record RoutingExperiment(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<ExperimentVariant> Variants);

/// <summary>One way: a channel first, or a strategy. Its share is its weight among all weights.</summary>
[GenerateSerializer, Immutable, Alias("experiment-variant")]
public sealed record ExperimentVariant(
    [property: Id(0)] string Name,
    [property: Id(1)] int Weight,
    [property: Id(2)] ChannelRef? Channel = null,
    [property: Id(3)] RoutingStrategy? Strategy = null);
