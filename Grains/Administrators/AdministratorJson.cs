using System.Text.Json.Serialization;

namespace Payments.Administrators;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdministratorState))]
[JsonSerializable(typeof(OwnersState))]
public sealed partial class AdministratorJson : JsonSerializerContext;
