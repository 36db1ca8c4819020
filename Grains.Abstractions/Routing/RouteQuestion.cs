using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>Asks where a payment would go.</summary>
/// <param name="Assumed">Accounts to decide among instead of the merchant's own; a default list for those.</param>
[GenerateSerializer, Immutable, Alias("route-question")]
public sealed record RouteQuestion(
    [property: Id(0)] RouteSubject Subject,
    [property: Id(1)] ImmutableArray<AssumedAccount> Assumed = default);

/// <param name="Health">What is assumed of its health; as if nobody had heard of it, without.</param>
[GenerateSerializer, Immutable, Alias("assumed-account")]
public sealed record AssumedAccount(
    [property: Id(0)] RouteCandidate Account,
    [property: Id(1)] CandidateHealth? Health = null);
