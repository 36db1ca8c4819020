using System.Collections.Immutable;
using Payments.Money;

namespace Payments.Routing;

/// <summary>An account at a channel that a merchant's payments may go to.</summary>
/// <param name="Mode">Whether money that is paid there really moves; null where it is not an account, but assumed to be one.</param>
[GenerateSerializer, Immutable, Alias("route-candidate")]
public sealed record RouteCandidate(
    [property: Id(0)] string Channel,
    [property: Id(1)] string AccountId,
    [property: Id(2)] RouteCapabilities Capabilities,
    [property: Id(3)] PaymentMode? Mode = null);

/// <summary>What an account takes. An empty list is no limit.</summary>
/// <param name="Amounts">The range of each currency that has one.</param>
/// <param name="Holds">Whether it takes pre-authorisations.</param>
/// <param name="NeedsToken">Whether it takes nothing without a token of the means of payment; elsewhere the customer chooses at the channel.</param>
[GenerateSerializer, Immutable, Alias("route-capabilities")]
public sealed record RouteCapabilities(
    [property: Id(0)] ImmutableArray<string>? Currencies = null,
    [property: Id(1)] ImmutableArray<string>? Countries = null,
    [property: Id(2)] ImmutableArray<string>? Methods = null,
    [property: Id(3)] ImmutableArray<string>? CardBrands = null,
    [property: Id(4)] ImmutableArray<MinorRange>? Amounts = null,
    [property: Id(5)] bool Holds = true,
    [property: Id(6)] bool NeedsToken = true);
