using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Payments.Sagas;

/// <summary>How sagas are written into their row.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SagaState))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string?>))]
public sealed partial class SagaJson : JsonSerializerContext;
