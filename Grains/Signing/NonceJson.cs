using System.Text.Json.Serialization;

namespace Payments.Signing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(NonceState))]
public sealed partial class NonceJson : JsonSerializerContext;
