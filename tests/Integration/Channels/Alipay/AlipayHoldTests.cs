using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Alipay;

/// <summary>Pre-authorisations, where they are Alipay's own and not every channel's.</summary>
public sealed class AlipayHoldTests(AlipayFixture alipay) : IClassFixture<AlipayFixture>
{
    private IPaymentChannel Channel => alipay.Channel;

    [Theory]
    [InlineData("CNY")]
    [InlineData("EUR")]
    [InlineData("JPY")]
    public async Task Release_AfterAPart_UnfreezesTheRest(string currency)
    {
        var (order, reference) = await Held(currency);
        Assert.IsType<Succeeded>(await Channel.Capture(Capture(order, reference, 400), default));
        var release = new ReleaseOrder(Orders.NewAttempt(), reference, order.Amount, order.MerchantAccount);

        Assert.IsType<Succeeded>(await Channel.Release(release, default));

        var lines = await alipay.Process.Log();
        var line = Assert.Single(lines, line => line.TryGetProperty("key", out var key) && key.GetString() == release.AttemptId && line.GetProperty("kind").GetString() == "release");
        Assert.Equal(600, line.GetProperty("amount").GetInt64());
        Assert.Equal(["authorisation"], await alipay.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Refund_OfACapture_GivesItBack()
    {
        var (order, reference) = await Held("CNY");
        var captured = Assert.IsType<Succeeded>(await Channel.Capture(Capture(order, reference, 400), default));
        var refund = new RefundOrder(Orders.NewAttempt(), captured.Reference, order.Amount with { Minor = 400 }, order.MerchantAccount, null);

        Assert.IsType<Succeeded>(await Channel.Refund(refund, default));

        Assert.Equal(["refund"], await alipay.Effects(refund.AttemptId));
    }

    [Fact]
    public async Task Authorise_CodeNotScanned_WaitsAndCannotBeCapturedOrWithdrawnYet()
    {
        var order = alipay.Order(new(1000, "CNY"));
        var action = Assert.IsType<CustomerAction>(await Channel.Authorise(order, default));
        var release = new ReleaseOrder(Orders.NewAttempt(), action.Reference, order.Amount, order.MerchantAccount);

        Assert.Equal(new Processing(action.Reference, IsCustomersTurn: true), await Ask(order, action.Reference));
        Assert.IsType<NotFound>(await Ask(order, null));
        Assert.IsType<Declined>(await Channel.Capture(Capture(order, action.Reference, 100), default));
        Assert.IsType<Unknown>(await Channel.Release(release, default));
    }

    [Fact]
    public async Task QueryRelease_CodeNeverScanned_SucceededOnceTheCodeIsOver()
    {
        var order = alipay.Order(new(1000, "CNY"));
        var action = Assert.IsType<CustomerAction>(await Channel.Authorise(order, default));
        var now = TimeProvider.System.GetUtcNow();
        var question = new QueryOrder(Orders.NewAttempt(), AttemptKind.Release, order.Amount, order.MerchantAccount, action.Reference, OrderedAt: now);

        Assert.IsType<Unknown>(await Channel.Query(question, default));
        Assert.IsType<Unknown>(await Channel.Query(question with { OrderedAt = null }, default));
        Assert.IsType<Succeeded>(await Channel.Query(question with { OrderedAt = now - TimeSpan.FromHours(2.5) }, default));
    }

    [Fact]
    public async Task Authorise_HeldAlready_RepeatedFindsIt()
    {
        var (order, reference) = await Held("CNY");

        Assert.Equal(new Succeeded(reference), await Channel.Authorise(order, default));
        Assert.IsNotType<Succeeded>(await Channel.Authorise(order with { Amount = order.Amount with { Minor = 5 } }, default));
    }

    [Fact]
    public async Task QueryAuthorisation_LetGoAsAWhole_Declined()
    {
        var (order, reference) = await Held("CNY");
        await Channel.Release(new ReleaseOrder(Orders.NewAttempt(), reference, order.Amount, order.MerchantAccount), default);

        Assert.Equal(new Declined(DeclineReason.NotAllowedNow, false, "freeze_CLOSED"), await Ask(order, reference));
    }

    private async Task<(ChargeOrder Order, string Reference)> Held(string currency)
    {
        var order = alipay.Order(new(1000, currency));
        var action = Assert.IsType<CustomerAction>(await Channel.Authorise(order, default));
        await alipay.Scan(action, "paid");
        return (order, Assert.IsType<Succeeded>(await Ask(order, action.Reference)).Reference);
    }

    private Task<ChannelAnswer> Ask(ChargeOrder order, string? reference) =>
        Channel.Query(new QueryOrder(order.AttemptId, AttemptKind.Authorisation, order.Amount, order.MerchantAccount, Reference: reference), default);

    private static CaptureOrder Capture(ChargeOrder order, string reference, long minor) =>
        new(Orders.NewAttempt(), reference, order.Amount with { Minor = minor }, false, order.MerchantAccount, null);
}
