using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Webhooks;

/// <summary>One endpoint. Its key is the endpoint's id. To a merchant, every other merchant's is missing.</summary>
[Alias("webhook-endpoint")]
public interface IWebhookEndpointGrain : IGrainWithStringKey
{
    /// <param name="allowed">How many endpoints the merchant has room for; asked only when one is really created.</param>
    [Alias("create")]
    Task<Outcome<IssuedWebhookSecret>> Create(CreateWebhookEndpoint command, int allowed);

    /// <param name="merchantId">Null for administrators.</param>
    [ReadOnly, Alias("read")]
    Task<Outcome<WebhookEndpointView>> Read(string? merchantId);

    [Alias("change")]
    Task<Outcome<WebhookEndpointView>> Change(ChangeWebhookEndpoint command);

    [Alias("rotate")]
    Task<Outcome<IssuedWebhookSecret>> Rotate(RotateWebhookSecret command);

    /// <summary>Enables, disables or deletes it. Doing it again changes nothing.</summary>
    [Alias("move")]
    Task<Outcome<WebhookEndpointView>> Move(string merchantId, WebhookEndpointStatus status);

    /// <summary>Seals its secrets under the first key of the ring, where they are under another.</summary>
    [Alias("renew-secrets")]
    Task RenewSecrets();

    /// <summary>Where to deliver; null while it is not enabled.</summary>
    [ReadOnly, Alias("target")]
    Task<WebhookTarget?> Target();

    /// <summary>What became of a delivery; answers with what holds now.</summary>
    [Alias("report")]
    Task<WebhookTarget?> Report(WebhookHealth health);
}
