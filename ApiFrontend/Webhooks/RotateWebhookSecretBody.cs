namespace Payments.Api.Webhooks;

/// <param name="GraceSeconds">How long the secret before signs as well: up to 7 days, 24 hours when it is left out, 0 to end it at once.</param>
internal sealed record RotateWebhookSecretBody(long GraceSeconds = 24 * 60 * 60);
