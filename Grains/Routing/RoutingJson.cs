using System.Text.Json.Serialization;

namespace Payments.Routing;

/// <summary>How configurations, fees and decisions are written into their rows; sql/0023_routing.sql writes the first ones the same way.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RoutingState))]
[JsonSerializable(typeof(ChannelFeesState))]
[JsonSerializable(typeof(StoredDecision))]
[JsonSerializable(typeof(ChannelHealthState))]
public sealed partial class RoutingJson : JsonSerializerContext;
