using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>How a payment's channels were decided, in the order of the decisions.</summary>
[GenerateSerializer, Immutable, Alias("payment-routing")]
public sealed record PaymentRouting(
    [property: Id(0)] string PaymentId,
    [property: Id(1)] ImmutableArray<MadeDecision> Decisions);

/// <param name="Ordinal">Counts the payment's decisions from 1.</param>
[GenerateSerializer, Immutable, Alias("made-decision")]
public sealed record MadeDecision(
    [property: Id(0)] int Ordinal,
    [property: Id(1)] DateTimeOffset DecidedAt,
    [property: Id(2)] RouteSubject Subject,
    [property: Id(3)] RoutingDecision Decision);
