using System.Text.Json.Serialization;

namespace Payments.Callbacks;

/// <summary>How callbacks are written into their row.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallbackState))]
public sealed partial class CallbackJson : JsonSerializerContext;
