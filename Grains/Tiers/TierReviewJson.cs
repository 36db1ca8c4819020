using System.Text.Json.Serialization;

namespace Payments.Tiers;

/// <summary>How tier reviews are written into their row and their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TierReviewState))]
[JsonSerializable(typeof(TierReviewView))]
public sealed partial class TierReviewJson : JsonSerializerContext;
