using System.Text.Json.Serialization;

namespace Payments.Jobs;

/// <summary>How runs are written into their row.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobRunState))]
public sealed partial class JobJson : JsonSerializerContext;
