using System.Text.Json.Serialization;
using Payments.Keys;

namespace Payments.Administrators;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdministratorState))]
[JsonSerializable(typeof(OwnersState))]
[JsonSerializable(typeof(AdministratorView))]
[JsonSerializable(typeof(ApiKeyView))]
public sealed partial class AdministratorJson : JsonSerializerContext;
