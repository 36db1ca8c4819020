using System.Collections.Immutable;

namespace Payments.Routing;

/// <summary>What is done with payments that meet all of the conditions.</summary>
[GenerateSerializer, Immutable, Alias("routing-rule")]
public sealed record RoutingRule(
    [property: Id(0)] string Name,
    [property: Id(1)] RuleConditions When,
    [property: Id(2)] RuleAction Then);

/// <summary>A payment meets a list that holds its value, and an empty list whatever its value is.</summary>
/// <param name="Amount">Met by amounts of its currency only.</param>
[GenerateSerializer, Immutable, Alias("rule-conditions")]
public sealed record RuleConditions(
    [property: Id(0)] ImmutableArray<string>? Merchants = null,
    [property: Id(1)] ImmutableArray<string>? Countries = null,
    [property: Id(2)] ImmutableArray<string>? Currencies = null,
    [property: Id(3)] ImmutableArray<string>? CardBrands = null,
    [property: Id(4)] ImmutableArray<string>? Methods = null,
    [property: Id(5)] MinorRange? Amount = null);

/// <param name="Channels">What is allowed, denied or used; for use_channel in this order.</param>
/// <param name="Strategy">For use_strategy only.</param>
[GenerateSerializer, Immutable, Alias("rule-action")]
public sealed record RuleAction(
    [property: Id(0)] RuleActionKind Action,
    [property: Id(1)] ImmutableArray<ChannelRef>? Channels = null,
    [property: Id(2)] RoutingStrategy? Strategy = null);
