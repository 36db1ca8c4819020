using Payments.Outcomes;

namespace Payments.Webhooks;

/// <summary>A merchant's endpoints come into being one after the other, so that there are never too many. Its key is the merchant's id.</summary>
[Alias("webhook-endpoints")]
public interface IWebhookEndpointsGrain : IGrainWithStringKey
{
    [Alias("create")]
    Task<Outcome<IssuedWebhookSecret>> Create(CreateWebhookEndpoint command);
}
