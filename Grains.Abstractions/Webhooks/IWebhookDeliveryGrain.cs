using Orleans.Concurrency;

namespace Payments.Webhooks;

/// <summary>Delivers what waits for one endpoint, beside all others. Its key is the endpoint's id.</summary>
[Alias("webhook-delivery")]
public interface IWebhookDeliveryGrain : IGrainWithStringKey
{
    /// <summary>There may be something to deliver.</summary>
    /// <param name="changed">Somebody has changed the endpoint or asks for deliveries: what was made ready before is made ready anew, and a dead endpoint is tried again at once.</param>
    [AlwaysInterleave, Alias("wake")]
    Task Wake(bool changed);
}
