using System.Text.Json.Serialization;

namespace Payments.Routing;

[GenerateSerializer, Alias("rule-action-kind")]
public enum RuleActionKind
{
    /// <summary>No other channels than these; of several such rules, those that all of them allow.</summary>
    [JsonStringEnumMemberName("allow")]
    Allow,

    /// <summary>Not these channels, whatever other rules say.</summary>
    [JsonStringEnumMemberName("deny")]
    Deny,

    /// <summary>These channels first; the others follow as fallbacks.</summary>
    [JsonStringEnumMemberName("use_channel")]
    UseChannel,

    /// <summary>The order of this strategy.</summary>
    [JsonStringEnumMemberName("use_strategy")]
    UseStrategy,
}
