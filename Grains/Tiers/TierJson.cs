using System.Text.Json.Serialization;

namespace Payments.Tiers;

/// <summary>How tiers are written into their row; sql/0009_tiers.sql writes the first ones the same way.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TierState))]
public sealed partial class TierJson : JsonSerializerContext;
