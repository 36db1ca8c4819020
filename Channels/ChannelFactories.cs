using Payments.Channels.Alipay;
using Payments.Channels.Crypto;
using Payments.Channels.PayPal;
using Payments.Channels.Simulator;
using Payments.Channels.Stripe;

namespace Payments.Channels;

/// <summary>Every provider that there is an adapter for.</summary>
public static class ChannelFactories
{
    public static IReadOnlyList<IChannelFactory> All { get; } = [new StripeFactory(), new PayPalFactory(), new AlipayFactory(), new BtcPayFactory(), new SimulatorFactory()];

    public static IChannelFactory Of(string channel) => All.First(factory => factory.Channel == channel);
}
