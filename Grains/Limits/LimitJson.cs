using System.Text.Json.Serialization;

namespace Payments.Limits;

/// <summary>How limits are written into their row.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LimitState))]
public sealed partial class LimitJson : JsonSerializerContext;
