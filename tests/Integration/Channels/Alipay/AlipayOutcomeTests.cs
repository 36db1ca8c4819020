using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Alipay;

/// <summary>Everything that can become of a code.</summary>
public sealed class AlipayOutcomeTests(AlipayFixture alipay) : IClassFixture<AlipayFixture>
{
    private IPaymentChannel Channel => alipay.Channel;

    [Fact]
    public async Task Query_CodeShownAndNotScanned_ProcessingBecauseTheCustomerMayStillCome()
    {
        var (order, action) = await Shown();

        Assert.Equal(new Processing(action.Reference, IsCustomersTurn: true), await Ask(order, action.Reference));
        // Whoever never read a code can safely make another: it is the same one.
        Assert.IsType<NotFound>(await Ask(order, null));
    }

    [Fact]
    public async Task Query_Scanned_Processing()
    {
        var (order, action) = await Shown("scanned");

        Assert.IsType<Processing>(await Ask(order, action.Reference));
        Assert.IsType<Processing>(await Ask(order, null));
    }

    [Fact]
    public async Task Query_ScannedAndNeverPaid_Declined()
    {
        var (order, action) = await Shown("closed");

        Assert.Equal(new Declined(DeclineReason.AuthenticationFailed, false, "TRADE_CLOSED"), await Ask(order, action.Reference));
        Assert.IsType<Declined>(await Channel.Charge(order, default));
    }

    [Fact]
    public async Task Charge_Paid_RepeatedFindsIt()
    {
        var (order, action) = await Shown("paid");

        var again = Assert.IsType<Succeeded>(await Channel.Charge(order, default));

        Assert.Equal(again, await Ask(order, action.Reference));
    }

    [Fact]
    public async Task Query_OfAnotherAmountOrCurrency_Unknown()
    {
        var (order, action) = await Shown("paid");

        Assert.IsType<Unknown>(await Ask(order with { Amount = order.Amount with { Minor = 1 } }, action.Reference));
        Assert.IsType<Unknown>(await Ask(order with { Amount = order.Amount with { Currency = "USD" } }, action.Reference));
    }

    [Theory]
    [InlineData("")]
    [InlineData("scanned")]
    public async Task Void_Waiting_EndsTheCode(string before)
    {
        var (order, action) = await Shown(before);

        Assert.IsType<Succeeded>(await Channel.Void(Orders.Void(order, action.Reference), default));

        await Assert.ThrowsAsync<HttpRequestException>(() => alipay.Scan(action, "paid"));
        Assert.IsType<Succeeded>(await Channel.Void(Orders.Void(order, action.Reference), default));
        Assert.IsType<Declined>(await Channel.Charge(order, default));
        Assert.Equal(["void"], await alipay.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Void_PaidMeanwhile_GivesItBack()
    {
        var (order, action) = await Shown("paid");

        Assert.IsType<Succeeded>(await Channel.Void(Orders.Void(order, action.Reference), default));

        Assert.Equal(["charge", "void"], await alipay.Effects(order.AttemptId));
        Assert.Equal(new Declined(DeclineReason.NotAllowedNow, false, "TRADE_CLOSED"), await Ask(order, action.Reference));
    }

    [Fact]
    public async Task Void_PartOfItGivenBack_Declined()
    {
        var (order, action) = await Shown("paid");
        Assert.IsType<Succeeded>(await Channel.Refund(Orders.Refund(order, action.Reference, 100), default));

        Assert.Equal(DeclineReason.NotAllowedNow, Assert.IsType<Declined>(await Channel.Void(Orders.Void(order, action.Reference), default)).Reason);
    }

    [Fact]
    public async Task AnyAnswer_SignedWithAKeyThatIsNotAlipays_NeverBelieved()
    {
        var (order, _) = await Shown("paid");
        using var suspicious = (IDisposable)alipay.WithAnotherAlipay();
        var channel = (IPaymentChannel)suspicious;

        Assert.Equal(new Unknown("the answer's signature is wrong"), await channel.Query(Orders.Query(order), default));
        Assert.Equal(new Unknown("the answer's signature is wrong"), await channel.Charge(alipay.Order(), default));
    }

    [Fact]
    public async Task Charge_CurrencyThatAlipayHasNot_DeclinedUnsent()
    {
        var declined = Assert.IsType<Declined>(await Channel.Charge(alipay.Order(new(1000, "KWD")), default));

        Assert.Equal((DeclineReason.NotSupported, true), (declined.Reason, declined.Retryable));
    }

    [Fact]
    public async Task Notice_OfAPaidTrade_SentUntilItIsAnsweredWithSuccess()
    {
        using var receiver = new CallbackReceiver(refusals: 1) { Answer = "success" };
        var order = alipay.Order() with { CallbackUrl = receiver.Url, Descriptor = "茶 & more" };
        await alipay.Scan(Assert.IsType<CustomerAction>(await Channel.Charge(order, default)), "paid");

        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Requests.Count == 2), "it is sent again");
        var reader = new AlipayCallbacks("main", alipay.PublicKey, TimeProvider.System);
        var callback = Assert.IsType<CallbackReading.Genuine>(reader.Read(receiver.Requests.Last().Body, receiver.Requests.Last().Headers)).Callback;
        Assert.Equal((order.AttemptId, order.Amount, AttemptKind.Charge), (callback.AttemptId, callback.Amount, callback.Kind));
        Assert.Equal(await Ask(order, null), callback.Answer);
    }

    [Fact]
    public async Task Query_AfterAlipayWasKilled_FoundAsBefore()
    {
        await using var own = new AlipayFixtureOfOne();
        await own.InitializeAsync();
        var order = own.Fixture.Order();
        await own.Fixture.Scan(Assert.IsType<CustomerAction>(await own.Fixture.Channel.Charge(order, default)), "paid");
        var before = await own.Fixture.Channel.Query(Orders.Query(order), default);

        using var again = (IDisposable)await own.Fixture.Restart();

        Assert.Equal(before, await ((IPaymentChannel)again).Query(Orders.Query(order), default));
        Assert.IsType<Succeeded>(before);
    }

    private async Task<(ChargeOrder Order, CustomerAction Action)> Shown(string outcome = "")
    {
        var order = alipay.Order();
        var action = Assert.IsType<CustomerAction>(await Channel.Charge(order, default));
        if (outcome.Length > 0) await alipay.Scan(action, outcome);
        return (order, action);
    }

    private Task<ChannelAnswer> Ask(ChargeOrder order, string? reference) => Channel.Query(Orders.Query(order) with { Reference = reference }, default);

    private sealed class AlipayFixtureOfOne : IAsyncDisposable
    {
        public AlipayFixture Fixture { get; } = new();

        public Task InitializeAsync() => Fixture.InitializeAsync();

        public async ValueTask DisposeAsync() => await Fixture.DisposeAsync();
    }
}
