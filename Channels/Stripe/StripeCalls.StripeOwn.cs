using Payments.Channels.Http;

namespace Payments.Channels.Stripe;

/// <summary>Which client carries the calls: our own, unless the build has Stripe.net.</summary>
internal static class StripeCalls
{
    public static IStripeCalls Create(ChannelHttpOptions options, StripeKeys keys) => new StripeHttp(options, keys);
}
