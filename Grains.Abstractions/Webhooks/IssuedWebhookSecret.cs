using Payments.Keys;

namespace Payments.Webhooks;

/// <summary>An endpoint with the secret that was just made for it, which no other answer shows.</summary>
[GenerateSerializer, Immutable, Alias("issued-webhook-secret")]
public sealed record IssuedWebhookSecret(
    [property: Id(0)] WebhookEndpointView Endpoint,
    [property: Id(1)] SecretText Secret,
    [property: Id(2)] bool Replayed);
