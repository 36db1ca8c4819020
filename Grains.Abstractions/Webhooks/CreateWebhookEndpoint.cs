using System.Collections.Immutable;
using Payments.Requests;

namespace Payments.Webhooks;

[GenerateSerializer, Immutable, Alias("create-webhook-endpoint")]
public sealed record CreateWebhookEndpoint(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] IdempotentRequest Request,
    [property: Id(2)] string Url,
    [property: Id(3)] ImmutableArray<string> Events,
    [property: Id(4)] string? Description,
    [property: Id(5)] int MaxAttempts);
