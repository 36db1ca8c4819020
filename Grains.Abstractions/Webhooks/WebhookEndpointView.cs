using System.Collections.Immutable;

namespace Payments.Webhooks;

/// <summary>Where a merchant's events go. Never its secrets.</summary>
/// <param name="Events">Which events: names, an object's with .* behind it, or * for all.</param>
/// <param name="MaxAttempts">How often a delivery is tried before it is a dead letter.</param>
/// <param name="DisabledReason">merchant; gone, for an answer 410; failing, when for a day nothing arrived.</param>
/// <param name="FailingSince">The first failure that no success has followed.</param>
/// <param name="PreviousSecretUntil">During a rotation: how long the secret before signs as well.</param>
[GenerateSerializer, Immutable, Alias("webhook-endpoint-view")]
public sealed record WebhookEndpointView(
    [property: Id(0)] string Id,
    [property: Id(1)] string MerchantId,
    [property: Id(2)] string Url,
    [property: Id(3)] ImmutableArray<string> Events,
    [property: Id(4)] string? Description,
    [property: Id(5)] int MaxAttempts,
    [property: Id(6)] WebhookEndpointStatus Status,
    [property: Id(7)] string? DisabledReason,
    [property: Id(8)] DateTimeOffset? FailingSince,
    [property: Id(9)] DateTimeOffset? PreviousSecretUntil,
    [property: Id(10)] DateTimeOffset CreatedAt,
    [property: Id(11)] DateTimeOffset UpdatedAt);
