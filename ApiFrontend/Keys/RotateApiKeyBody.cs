namespace Payments.Api.Keys;

/// <param name="GraceSeconds">How long the secret before stays good: up to 7 days, 24 hours when it is left out, 0 to end it at once.</param>
internal sealed record RotateApiKeyBody(long GraceSeconds = 24 * 60 * 60);
