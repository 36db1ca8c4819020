using Payments.Requests;

namespace Payments.Webhooks;

/// <param name="GraceSeconds">How long the secret before signs as well.</param>
[GenerateSerializer, Immutable, Alias("rotate-webhook-secret")]
public sealed record RotateWebhookSecret(
    [property: Id(0)] string MerchantId,
    [property: Id(1)] IdempotentRequest Request,
    [property: Id(2)] long GraceSeconds);
