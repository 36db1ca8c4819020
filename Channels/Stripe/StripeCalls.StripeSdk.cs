using Payments.Channels.Http;

namespace Payments.Channels.Stripe;

/// <summary>Which client carries the calls: the official one, as the build has it.</summary>
internal static class StripeCalls
{
    public static IStripeCalls Create(ChannelHttpOptions options, StripeKeys keys) => new StripeSdkCalls(options, keys);
}
