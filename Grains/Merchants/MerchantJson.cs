using System.Text.Json.Serialization;
using Payments.Keys;

namespace Payments.Merchants;

/// <summary>How merchants are written into their row and their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MerchantState))]
[JsonSerializable(typeof(MerchantView))]
[JsonSerializable(typeof(ApiKeyView))]
[JsonSerializable(typeof(TierChange))]
[JsonSerializable(typeof(OverridesChange))]
public sealed partial class MerchantJson : JsonSerializerContext;
