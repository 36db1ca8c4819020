using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>How channels that may all take a payment are put in order.</summary>
[GenerateSerializer, Alias("routing-strategy")]
public enum RoutingStrategy
{
    /// <summary>Those first that the configuration prefers for the customer's country, then those that name it.</summary>
    [JsonStringEnumMemberName("geographic")]
    Geographic,

    /// <summary>Those first that accept most.</summary>
    [JsonStringEnumMemberName("success_rate")]
    SuccessRate,

    /// <summary>The cheapest first.</summary>
    [JsonStringEnumMemberName("cost")]
    Cost,

    /// <summary>By chance, in the proportion of the weights.</summary>
    [JsonStringEnumMemberName("load_balance")]
    LoadBalance,

    /// <summary>By the weighted sum of all of these and the latency.</summary>
    [JsonStringEnumMemberName("balanced")]
    Balanced,
}
