using System.Collections.Immutable;

namespace Payments.Webhooks;

/// <summary>What is null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("change-webhook-endpoint")]
public sealed record ChangeWebhookEndpoint(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] string? Url,
    [property: Id(2)] ImmutableArray<string>? Events,
    [property: Id(3)] string? Description,
    [property: Id(4)] int? MaxAttempts);
