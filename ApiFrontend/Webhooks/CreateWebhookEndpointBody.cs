using Payments.Webhooks;

namespace Payments.Api.Webhooks;

/// <param name="Url">Where events go: https and a public address.</param>
/// <param name="Events">Names of events, an object's with .* behind it, or * for all, which it is when left out.</param>
/// <param name="Description">What you call it, in 1 to 200 characters.</param>
/// <param name="MaxAttempts">How often a delivery is tried, 5 to 20 times.</param>
internal sealed record CreateWebhookEndpointBody(string Url, IReadOnlyList<string>? Events = null, string? Description = null, int MaxAttempts = WebhookLimits.UsualAttempts);
