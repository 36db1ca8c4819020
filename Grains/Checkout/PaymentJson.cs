using System.Text.Json.Serialization;

namespace Payments.Checkout;

/// <summary>How payments are written into their row and their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PaymentState))]
[JsonSerializable(typeof(PaymentView))]
public sealed partial class PaymentJson : JsonSerializerContext;
