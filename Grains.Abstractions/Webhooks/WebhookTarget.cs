using System.Collections.Immutable;

namespace Payments.Webhooks;

/// <summary>What a delivery needs to know of its endpoint.</summary>
/// <param name="SealedSecrets">Encrypted as they are stored; the newest first.</param>
[GenerateSerializer, Immutable, Alias("webhook-target")]
public sealed record WebhookTarget(
    [property: Id(0)] string Url,
    [property: Id(1)] ImmutableArray<string> SealedSecrets,
    [property: Id(2)] bool IsFailing);
