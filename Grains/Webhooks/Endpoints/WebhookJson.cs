using System.Text.Json.Serialization;

namespace Payments.Webhooks.Endpoints;

/// <summary>How endpoints are written into their row and their events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebhookEndpointState))]
[JsonSerializable(typeof(WebhookEndpointView))]
public sealed partial class WebhookJson : JsonSerializerContext;
