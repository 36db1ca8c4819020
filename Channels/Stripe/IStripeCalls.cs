using Payments.Channels.Http;

namespace Payments.Channels.Stripe;

/// <summary>The one way to Stripe's API: form parameters out, the answer's bytes back, whoever carries them.</summary>
internal interface IStripeCalls : IDisposable
{
    /// <param name="path">Below the base address, such as v1/refunds.</param>
    Task<ChannelExchange> Post(string path, StripeForm form, string idempotencyKey, CancellationToken cancellation);

    Task<ChannelExchange> Get(string path, StripeForm query, CancellationToken cancellation);
}
