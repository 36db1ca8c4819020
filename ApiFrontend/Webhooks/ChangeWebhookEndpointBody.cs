namespace Payments.Api.Webhooks;

/// <summary>What is left out stays as it is.</summary>
internal sealed record ChangeWebhookEndpointBody(string? Url = null, IReadOnlyList<string>? Events = null, string? Description = null, int? MaxAttempts = null);
