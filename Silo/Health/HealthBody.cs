using System.Text.Json.Serialization;

namespace Payments.Silo.Health;

public sealed record HealthBody(string Status, string Engine);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthBody))]
internal sealed partial class HealthJson : JsonSerializerContext;
