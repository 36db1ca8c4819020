using System.Text.Json.Serialization;

namespace Payments.Administrators;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AdministratorState))]
public sealed partial class AdministratorJson : JsonSerializerContext;
