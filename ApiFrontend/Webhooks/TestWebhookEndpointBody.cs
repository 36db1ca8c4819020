namespace Payments.Api.Webhooks;

/// <summary>There is nothing to say.</summary>
internal sealed record TestWebhookEndpointBody;
