using System.Text.Json.Serialization;

namespace Payments.Orders;

/// <summary>How orders are written into their row and their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderState))]
[JsonSerializable(typeof(OrderView))]
public sealed partial class OrderJson : JsonSerializerContext;
