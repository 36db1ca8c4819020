using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Merchants;
using Payments.Money;
using Payments.Orders;
using Payments.Sagas;

namespace Payments.Tests.Integration.Checkout;

/// <summary>Money that comes after its payment has ended: it goes back or counts, as the merchant wants it, and is never lost.</summary>
public sealed class LateSuccessTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    [Fact]
    public async Task Late_Callback_RefundedWithoutFeeOrLimitAndOrderStaysCancelled()
    {
        var merchant = await platform.Merchant();
        var counted = await platform.Pay(merchant, "visa", 5_000);
        var payment = await Expired(merchant);
        platform.Channel.Pay(PlatformInProcess.Attempt(payment));

        Assert.Equal(SagaHeard.Settled, (await platform.Saga(payment).Hear()).Heard);
        await platform.Saga(payment).Hear();

        Assert.Equal((PaymentStatus.Refunded, 1_000), (await platform.Status(payment), (await platform.Read(payment)).Refunded));
        Assert.Equal(1_000, platform.Channel.Refunded(PlatformInProcess.Attempt(payment)));
        Assert.Equal(OrderStatus.Cancelled, await Order(payment));
        // The limit of what did count is not given back twice.
        Assert.Equal(counted.Amount, await platform.Used(merchant));
        Assert.Equal(["payment.processing", "payment.pending", "payment.expired", "payment.succeeded_late", "payment.refunded"], await platform.Events(payment));
        Assert.Equal(1, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM refunds WHERE payment_id = '{payment.Id}'"));
        Assert.Equal(0, await Owed(payment));
        Assert.Equal(["compensated"], await platform.Database.ColumnAsync($"SELECT status FROM saga_instances WHERE id = '{payment.Id}'"));
    }

    [Fact]
    public async Task Late_NoCallbackEver_FoundByAsking()
    {
        var merchant = await platform.Merchant();
        var payment = await Expired(merchant);
        platform.Channel.Pay(PlatformInProcess.Attempt(payment));

        platform.Clock.Forward(TimeSpan.FromMinutes(10));
        await platform.Saga(payment).Resume();

        Assert.Equal(PaymentStatus.Refunded, await platform.Status(payment));
    }

    [Fact]
    public async Task Late_NothingComes_AskedThreeTimesAndNoMore()
    {
        var payment = await Expired(await platform.Merchant());

        foreach (var wait in new[] { TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(24) })
        {
            Assert.Equal(1, await Due(payment));
            platform.Clock.Forward(wait);
            await platform.Saga(payment).Resume();
        }

        Assert.Equal((PaymentStatus.Expired, 0L), (await platform.Status(payment), await Due(payment)));
    }

    [Fact]
    public async Task Late_Honoured_SucceedsWithOrderLimitAndFee()
    {
        var merchant = await platform.Merchant(LateSuccess.Honour);
        var payment = await Expired(merchant);
        platform.Channel.Pay(PlatformInProcess.Attempt(payment));

        await platform.Saga(payment).Hear();
        await platform.Saga(payment).Hear();

        Assert.Equal((PaymentStatus.Succeeded, OrderStatus.Paid, 1_000), (await platform.Status(payment), await Order(payment), await platform.Used(merchant)));
        Assert.Equal(0, platform.Channel.Refunded(PlatformInProcess.Attempt(payment)));
        Assert.Equal(["payment.processing", "payment.pending", "payment.expired", "payment.succeeded"], await platform.Events(payment));
        Assert.Equal(2, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE transaction_id = '{payment.Id}'"));
        Assert.Equal(["completed"], await platform.Database.ColumnAsync($"SELECT status FROM saga_instances WHERE id = '{payment.Id}'"));
    }

    [Fact]
    public async Task Late_HonouredButTheLimitIsUsedUp_Refunded()
    {
        var merchant = await platform.Merchant(LateSuccess.Honour);
        var payment = await Expired(merchant, minor: 900_000);
        // A starter's day is 100,000.00.
        for (var i = 0; i < 10; i++) await platform.Pay(merchant, "visa", 1_000_000);
        platform.Channel.Pay(PlatformInProcess.Attempt(payment));

        await platform.Saga(payment).Hear();

        Assert.Equal((PaymentStatus.Refunded, 10_000_000, OrderStatus.Cancelled), (await platform.Status(payment), await platform.Used(merchant), await Order(payment)));
    }

    [Fact]
    public async Task Late_HonouredButTheOrderIsPaidByAnother_RefundedAndTheOrderStaysPaid()
    {
        var merchant = await platform.Merchant(LateSuccess.Honour);
        var order = platform.Grains.GetGrain<IOrderGrain>(EntityId.New(IdPrefix.Order));
        await order.Place(new PlaceOrder(merchant, Guid.NewGuid().ToString(), new Amount(1_000, "EUR"), [], "f"));
        var id = (await order.Read()).Value!.Id;
        var payment = await Expired(merchant, order: id);
        var other = await platform.Pay(merchant, "visa", order: id);
        platform.Channel.Pay(PlatformInProcess.Attempt(payment));

        await platform.Saga(payment).Hear();

        Assert.Equal(PaymentStatus.Refunded, await platform.Status(payment));
        Assert.Equal((OrderStatus.Paid, other.Id, 1_000), ((await order.Read()).Value!.Status, (await order.Read()).Value!.PaymentId, await platform.Used(merchant)));
    }

    [Fact]
    public async Task Late_AfterACancel_RefundedWhateverTheMerchantSaysOfWhatExpires()
    {
        var merchant = await platform.Merchant(LateSuccess.Honour);
        var payment = await platform.Pay(merchant);
        Assert.Equal(PaymentStatus.Cancelled, (await platform.Saga(payment).Cancel(merchant)).Value!.Status);
        // The channel has voided it, so only a callback has it asked again.
        Assert.Equal(0, await Due(payment));
        platform.Channel.Pay(PlatformInProcess.Attempt(payment));

        await platform.Saga(payment).Hear();

        Assert.Equal((PaymentStatus.Refunded, 0), (await platform.Status(payment), await platform.Used(merchant)));
    }

    /// <summary>The channel had no word of the charge when it was cancelled, which says nothing about what is still on its way.</summary>
    [Fact]
    public async Task Late_CancelledBeforeTheChannelHadSeenIt_FoundByAskingAndRefunded()
    {
        var merchant = await platform.Merchant(LateSuccess.Honour);
        var payment = await Unseen(merchant);
        Assert.Equal((PaymentStatus.Cancelled, 0), (await platform.Status(payment), await platform.Used(merchant)));
        platform.Channel.Pay(PlatformInProcess.Attempt(payment));

        platform.Clock.Forward(TimeSpan.FromMinutes(10));
        await platform.Saga(payment).Resume();

        Assert.Equal((PaymentStatus.Refunded, 1_000), (await platform.Status(payment), platform.Channel.Refunded(PlatformInProcess.Attempt(payment))));
        Assert.Equal((OrderStatus.Cancelled, 0, 0), (await Order(payment), await platform.Used(merchant), await Owed(payment)));
        Assert.Equal(["payment.processing", "payment.unknown", "payment.cancelled", "payment.succeeded_late", "payment.refunded"], await platform.Events(payment));
    }

    [Fact]
    public async Task Late_CancelledAndNothingComes_AskedThreeTimesAndNoMore()
    {
        var payment = await Unseen(await platform.Merchant());

        foreach (var wait in new[] { TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(24) })
        {
            Assert.Equal(1, await Due(payment));
            platform.Clock.Forward(wait);
            await platform.Saga(payment).Resume();
        }

        Assert.Equal((PaymentStatus.Cancelled, 0L), (await platform.Status(payment), await Due(payment)));
    }

    [Fact]
    public async Task Late_ChannelCannotBeAsked_ToldThatItIsStillOpen()
    {
        var payment = await Expired(await platform.Merchant());
        platform.Channel.IsAway = true;
        Assert.Equal(SagaHeard.Open, (await platform.Saga(payment).Hear()).Heard);
        platform.Channel.IsAway = false;
        Assert.Equal(SagaHeard.Settled, (await platform.Saga(payment).Hear()).Heard);
        Assert.Equal(PaymentStatus.Expired, await platform.Status(payment));
    }

    private async Task<PaymentView> Expired(string merchant, long minor = 1_000, string? order = null)
    {
        var payment = await platform.Pay(merchant, minor: minor, order: order);
        platform.Clock.Forward(TimeSpan.FromMinutes(30));
        await platform.Saga(payment).Resume();
        Assert.Equal(PaymentStatus.Expired, await platform.Status(payment));
        return payment;
    }

    /// <summary>Cancelled when its request was held up somewhere on its way for longer than a call takes.</summary>
    private async Task<PaymentView> Unseen(string merchant)
    {
        platform.Channel.Refuses = _ => new ChannelAnswer.Unknown("held up");
        try
        {
            var payment = await platform.Pay(merchant);
            Assert.Equal(PaymentStatus.Unknown, payment.Status);
            platform.Clock.Forward(TimeSpan.FromSeconds(16));
            Assert.Equal(PaymentStatus.Cancelled, (await platform.Saga(payment).Cancel(merchant)).Value!.Status);
            return payment;
        }
        finally
        {
            platform.Channel.Refuses = _ => null;
        }
    }

    private async Task<OrderStatus> Order(PaymentView payment) => (await platform.Grains.GetGrain<IOrderGrain>(payment.OrderId).Read()).Value!.Status;

    private Task<long> Due(PaymentView payment) => platform.Database.ScalarAsync<long>($"SELECT count(due) FROM payment_sagas WHERE key = '{payment.Id}'");

    /// <summary>What is left of the payment with its merchant.</summary>
    private Task<long> Owed(PaymentView payment) => platform.Database.ScalarAsync<long>(
        $"""
        SELECT coalesce(sum(CASE WHEN credit = 'merchant/{payment.MerchantId}/payable' THEN amount WHEN debit = 'merchant/{payment.MerchantId}/payable' THEN -amount ELSE 0 END), 0)::bigint
        FROM transfers WHERE transaction_id = '{payment.Id}' OR transaction_id IN (SELECT key FROM refunds WHERE payment_id = '{payment.Id}')
        """);
}
