using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Crypto;

public sealed class BtcPayRestartTests(BtcPayFixture btcPay) : IClassFixture<BtcPayFixture>
{
    [Fact]
    public async Task Query_AfterTheServerWasKilled_FoundAsBefore()
    {
        var order = btcPay.Order();
        var action = Assert.IsType<CustomerAction>(await btcPay.Channel.Charge(order, default));
        await btcPay.Pay(action, "paid");

        using var again = (IDisposable)await btcPay.Restart();

        Assert.Equal(new Succeeded(action.Reference), await ((IPaymentChannel)again).Query(Orders.Query(order), default));
        Assert.Equal(["charge"], await btcPay.Effects(order.AttemptId));
    }
}
