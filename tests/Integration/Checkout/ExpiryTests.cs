using Payments.Checkout;
using Payments.Ids;
using Payments.Money;
using Payments.Orders;

namespace Payments.Tests.Integration.Checkout;

/// <summary>Payments whose customer takes too long: ended at the channel first, then order and limit.</summary>
public sealed class ExpiryTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    [Fact]
    public async Task Expiry_StillWaiting_VoidedThenOrderAndLimitLetGo()
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant);
        Assert.Equal(payment.CreatedAt + TimeSpan.FromMinutes(30), payment.ExpiresAt);
        Assert.Equal(1_000, await platform.Used(merchant));
        await platform.Saga(payment).Resume();
        Assert.Equal(PaymentStatus.Pending, await platform.Status(payment));

        await Expire(payment, TimeSpan.FromMinutes(30));

        var expired = await platform.Read(payment);
        Assert.Equal((PaymentStatus.Expired, null), (expired.Status, expired.ExpiresAt));
        Assert.True(platform.Channel.IsVoided(PlatformInProcess.Attempt(payment)));
        Assert.Equal(OrderStatus.Cancelled, (await platform.Grains.GetGrain<IOrderGrain>(payment.OrderId).Read()).Value!.Status);
        Assert.Equal(0, await platform.Used(merchant));
        Assert.Equal(["payment.processing", "payment.pending", "payment.expired"], await platform.Events(payment));
        Assert.Equal(["compensated"], await platform.Database.ColumnAsync($"SELECT status FROM saga_instances WHERE id = '{payment.Id}'"));
        // The request that made it is still answered as it was.
        Assert.Equal("PAYMENT_ALREADY_ENDED", (await platform.Saga(payment).Cancel(merchant)).Refusal?.Code);
    }

    [Fact]
    public async Task Charge_WithAReturnAddress_ChannelHearsOfItAndWhereToReport()
    {
        var payment = await platform.Pay(await platform.Merchant(), returnUrl: "https://shop.example/back?order=1");

        var order = platform.Channel.Orders[PlatformInProcess.Attempt(payment)];
        Assert.Equal((new Uri("https://shop.example/back?order=1"), PlatformInProcess.CallbackUrl), (order.ReturnUrl, order.CallbackUrl));
    }

    [Fact]
    public async Task Expiry_OpenPayments_CountWithoutStandingInTheLimitsRow()
    {
        var merchant = await platform.Merchant();
        var first = await platform.Pay(merchant, minor: 300);
        var second = await platform.Pay(merchant, minor: 200);
        // Written with the next payment, whichever it is.
        await platform.Pay(merchant, "visa", minor: 100);
        Assert.Equal(0, await platform.Listed(merchant, "held", first, second));
        Assert.Equal((600, 500), (await platform.Used(merchant), await platform.Held(merchant)));

        await Expire(first, TimeSpan.FromMinutes(30));
        Assert.Equal((300, 200), (await platform.Used(merchant), await platform.Held(merchant)));
        platform.Channel.Pay(PlatformInProcess.Attempt(second));
        await platform.Saga(second).Resume();

        Assert.Equal((PaymentStatus.Expired, PaymentStatus.Succeeded), (await platform.Status(first), await platform.Status(second)));
        await platform.Pay(merchant, "visa", minor: 100);
        Assert.Equal((400, 0), (await platform.Used(merchant), await platform.Held(merchant)));
        Assert.Equal(0, await platform.Listed(merchant, "given_back", first, second));
    }

    [Fact]
    public async Task Expiry_OfItsOwn_HoldsForThatPayment()
    {
        var merchant = await platform.Merchant();
        var (soon, later) = (await platform.Pay(merchant, expiresIn: 60), await platform.Pay(merchant, expiresIn: 7 * 24 * 3_600));
        Assert.Equal((soon.CreatedAt.AddSeconds(60), later.CreatedAt.AddDays(7)), (soon.ExpiresAt, later.ExpiresAt));

        await Expire(soon, TimeSpan.FromSeconds(61));
        await platform.Saga(later).Resume();

        Assert.Equal((PaymentStatus.Expired, PaymentStatus.Pending), (await platform.Status(soon), await platform.Status(later)));
    }

    [Fact]
    public async Task Expiry_OfAnOrderThatStandsByItself_LeavesItToAnotherPayment()
    {
        var merchant = await platform.Merchant();
        var order = platform.Grains.GetGrain<IOrderGrain>(EntityId.New(IdPrefix.Order));
        await order.Place(new PlaceOrder(merchant, Guid.NewGuid().ToString(), new Amount(1_000, "EUR"), [], "f"));
        var id = (await order.Read()).Value!.Id;
        var payment = await platform.Pay(merchant, order: id);

        await Expire(payment, TimeSpan.FromMinutes(30));

        Assert.Equal(OrderStatus.Open, (await order.Read()).Value!.Status);
        Assert.Equal(PaymentStatus.Succeeded, (await platform.Pay(merchant, "visa", order: id)).Status);
        Assert.Equal(OrderStatus.Paid, (await order.Read()).Value!.Status);
    }

    [Fact]
    public async Task Expiry_ChannelAway_StaysAsItIsUntilTheChannelHasSpoken()
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant);
        platform.Channel.IsAway = true;
        await Expire(payment, TimeSpan.FromMinutes(30));
        Assert.Equal((PaymentStatus.Pending, 1_000), (await platform.Status(payment), await platform.Used(merchant)));

        platform.Channel.IsAway = false;
        await Expire(payment, TimeSpan.FromSeconds(6));

        Assert.Equal((PaymentStatus.Expired, 0), (await platform.Status(payment), await platform.Used(merchant)));
    }

    [Fact]
    public async Task Expiry_CustomerPaysBetweenQuestionAndVoid_SucceedsAndNothingElse()
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant);
        platform.Channel.BeforeVoid = attempt =>
        {
            if (attempt == PlatformInProcess.Attempt(payment)) platform.Channel.Pay(attempt);
        };

        await Expire(payment, TimeSpan.FromMinutes(30));

        Assert.Equal((PaymentStatus.Succeeded, 1_000), (await platform.Status(payment), await platform.Used(merchant)));
        Assert.False(platform.Channel.IsVoided(PlatformInProcess.Attempt(payment)));
        Assert.Equal(["payment.processing", "payment.pending", "payment.succeeded"], await platform.Events(payment));
        Assert.Equal(OrderStatus.Paid, (await platform.Grains.GetGrain<IOrderGrain>(payment.OrderId).Read()).Value!.Status);
    }

    [Fact]
    public async Task Expiry_RacingPaymentAndCallbackHundredTimes_OneOutcomeAsTheChannelHasIt()
    {
        var merchant = await platform.Merchant();
        var payments = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => platform.Pay(merchant, minor: 100)));
        platform.Clock.Forward(TimeSpan.FromMinutes(30));

        await Task.WhenAll(payments.Select(async (payment, i) =>
        {
            // Expiry, the customer and the channel's word of it, in an order that nobody chooses.
            var paid = Task.Run(() => { if (i % 2 == 0) platform.Channel.Pay(PlatformInProcess.Attempt(payment)); });
            var heard = Task.Run(() => platform.Saga(payment).Hear());
            await Task.WhenAll(platform.Saga(payment).Resume(), paid, heard);
            await platform.Saga(payment).Hear();
        }));

        foreach (var payment in payments)
        {
            await Eventually.HoldsAsync(async () => await platform.Status(payment) is PaymentStatus.Succeeded or PaymentStatus.Expired or PaymentStatus.Refunded, $"{payment.Id} has ended");
            var status = await platform.Status(payment);
            var attempt = PlatformInProcess.Attempt(payment);
            // Paid after it was voided: the money came late and went back.
            Assert.Equal(status == PaymentStatus.Refunded ? 100 : 0, platform.Channel.Refunded(attempt));
            Assert.Equal(status != PaymentStatus.Succeeded, platform.Channel.IsVoided(attempt));
            Assert.Equal(status == PaymentStatus.Succeeded ? OrderStatus.Paid : OrderStatus.Cancelled, (await platform.Grains.GetGrain<IOrderGrain>(payment.OrderId).Read()).Value!.Status);
        }

        var kept = await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE merchant_id = '{merchant}' AND status = 'Succeeded'");
        Assert.Equal(kept * 100, await platform.Used(merchant));
        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM payment_sagas WHERE merchant_id = '{merchant}' AND status NOT IN ('Completed', 'Compensated')"));
    }

    [Fact]
    public async Task Cancel_ChannelIsAway_AskedEveryTwentySecondsAndDoneWhenItIsBack()
    {
        var (merchant, saga) = (await platform.Merchant(), "");
        var payment = await platform.Pay(merchant);
        platform.Channel.IsAway = true;
        await platform.Saga(payment).Cancel(merchant);
        for (var i = 0; i < 6; i++)
        {
            platform.Clock.Forward(TimeSpan.FromSeconds(21));
            await platform.Saga(payment).Resume();
            saga = await platform.Database.ScalarAsync<string>($"SELECT concat_ws(' ', version, updated_at + interval '21 seconds' >= due) FROM payment_sagas WHERE key = '{payment.Id}'");
        }

        platform.Channel.IsAway = false;
        platform.Clock.Forward(TimeSpan.FromSeconds(21));
        await platform.Saga(payment).Resume();

        // The intent, its first answer, the wish, what came of it, and each of six questions.
        Assert.Equal(("10 t", PaymentStatus.Cancelled), (saga, await platform.Status(payment)));
    }

    private async Task Expire(PaymentView payment, TimeSpan after)
    {
        platform.Clock.Forward(after);
        await platform.Saga(payment).Resume();
    }
}
