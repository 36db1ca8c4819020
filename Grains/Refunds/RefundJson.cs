using System.Text.Json.Serialization;

namespace Payments.Refunds;

/// <summary>How refunds are written into their row and their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RefundState))]
[JsonSerializable(typeof(RefundView))]
public sealed partial class RefundJson : JsonSerializerContext;
