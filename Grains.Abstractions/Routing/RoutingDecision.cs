using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>Where a payment goes, and why.</summary>
/// <param name="Channels">The first choice, and its fallbacks in their order. Empty: no channel can take the payment.</param>
/// <param name="Excluded">Those that are not in the order, each with its reason.</param>
/// <param name="MostAttempts">How many of the channels may be tried.</param>
/// <param name="Rule">The rule that decided, where one did.</param>
/// <param name="Strategy">What the order follows.</param>
/// <param name="Experiment">The experiment whose variant decided, where one did.</param>
/// <param name="PlatformVersion">Of the platform's configuration; with the other two, all that it was decided by.</param>
/// <param name="MerchantVersion">Of the merchant's own configuration; 0 where it has none.</param>
/// <param name="FeesVersion">Of the channels' fees.</param>
[GenerateSerializer, Immutable, Alias("routing-decision")]
public sealed record RoutingDecision(
    [property: Id(0)] ImmutableArray<RankedChannel> Channels,
    [property: Id(1)] ImmutableArray<ExcludedChannel> Excluded,
    [property: Id(2)] DecidedBy DecidedBy,
    [property: Id(3)] int MostAttempts,
    [property: Id(4)] string? Rule = null,
    [property: Id(5)] RoutingStrategy? Strategy = null,
    [property: Id(6)] string? Experiment = null,
    [property: Id(7)] string? Variant = null,
    [property: Id(8)] long PlatformVersion = 0,
    [property: Id(9)] long MerchantVersion = 0,
    [property: Id(10)] long FeesVersion = 0);

/// <param name="Score">By the strategy's own measure, the highest first: for cost, the cost below zero.</param>
/// <param name="Cost">What the channel takes of the payment, in minor units of its currency.</param>
/// <param name="Circuit">As it was seen.</param>
[GenerateSerializer, Immutable, Alias("ranked-channel")]
public sealed record RankedChannel(
    [property: Id(0)] string Channel,
    [property: Id(1)] string AccountId,
    [property: Id(2)] long Score,
    [property: Id(3)] long Cost,
    [property: Id(4)] CircuitState Circuit = CircuitState.Closed);

/// <param name="Rule">The rule that excludes it, where one does.</param>
[GenerateSerializer, Immutable, Alias("excluded-channel")]
public sealed record ExcludedChannel(
    [property: Id(0)] string Channel,
    [property: Id(1)] string AccountId,
    [property: Id(2)] Exclusion Reason,
    [property: Id(3)] string? Rule = null);

[GenerateSerializer, Alias("decided-by")]
public enum DecidedBy
{
    [JsonStringEnumMemberName("rule")]
    Rule,

    [JsonStringEnumMemberName("experiment")]
    Experiment,

    [JsonStringEnumMemberName("strategy")]
    Strategy,

    [JsonStringEnumMemberName("default_channel")]
    DefaultChannel,

    /// <summary>There was no other account, so that nothing was asked.</summary>
    [JsonStringEnumMemberName("only_account")]
    OnlyAccount,

    /// <summary>No channel is left.</summary>
    [JsonStringEnumMemberName("nothing")]
    Nothing,
}
