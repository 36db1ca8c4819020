using System.Text.Json.Serialization;

namespace Payments.Holds;

/// <summary>How pre-authorisations are written into their row and their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HoldState))]
[JsonSerializable(typeof(PreAuthorisationView))]
[JsonSerializable(typeof(CaptureView))]
public sealed partial class HoldJson : JsonSerializerContext;
