using Payments.Webhooks;

namespace Payments.Api.Webhooks;

/// <param name="Secret">What its webhooks are signed with. Keep it: it is shown only in this answer.</param>
internal sealed record IssuedWebhookSecretBody(WebhookEndpointView Endpoint, string Secret);
