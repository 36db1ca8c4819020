using System.Net;
using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels.Crypto;

/// <summary>Everything that can become of an invoice, at the simulator's checkout page.</summary>
public sealed class BtcPayOutcomeTests(BtcPayFixture btcPay) : IClassFixture<BtcPayFixture>
{
    private IPaymentChannel Channel => btcPay.Channel;

    [Fact]
    public async Task Query_PaidTooMuch_SucceededForWhatWasOrderedAndNotesTheRest()
    {
        var (order, _) = await After("over");

        var answer = Assert.IsType<Succeeded>(await Ask(order));

        Assert.Equal("The customer paid 3.09 EUR too much.", answer.Note);
        Assert.Equal(["charge"], await btcPay.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Query_PaidInPart_WaitsForTheRestThenUnknownWhenItExpires()
    {
        var (order, action) = await After("part");
        Assert.IsType<CustomerAction>(await Ask(order));

        await btcPay.Pay(action, "expired");

        Assert.Equal(new Unknown("paid in part, and expired"), await Ask(order));
        Assert.Empty(await btcPay.Effects(order.AttemptId));
    }

    [Fact]
    public async Task Query_PaidInPartThenWhole_Succeeded()
    {
        var (order, action) = await After("part");

        await btcPay.Pay(action, "paid");

        Assert.Equal(new Succeeded(action.Reference), await Ask(order));
    }

    [Fact]
    public async Task Query_ExpiredWithoutMoney_Declined()
    {
        var (order, _) = await After("expired");

        Assert.Equal(new Declined(DeclineReason.AuthenticationFailed, false, "Expired", MayComeLate: true), await Ask(order));
        // The same attempt gets no second invoice.
        Assert.IsType<Declined>(await Channel.Charge(order, default));
    }

    [Fact]
    public async Task Query_PaidLate_UnknownUntilAnOperatorSettlesIt()
    {
        var (order, action) = await After("expired", "late");
        Assert.Equal(new Unknown("paid after it had expired"), await Ask(order));

        using var marked = await btcPay.Mark(action.Reference, "Settled");

        Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        Assert.Equal(new Succeeded(action.Reference), await Ask(order));
    }

    [Fact]
    public async Task Query_SettledByHandWithoutAllOfTheMoney_Unknown()
    {
        var (order, action) = await After("part");

        using var marked = await btcPay.Mark(action.Reference, "Settled");

        Assert.IsType<Unknown>(await Ask(order));
    }

    [Fact]
    public async Task Query_NotConfirmed_ProcessingThenUnknown()
    {
        var (order, action) = await After("processing");
        Assert.Equal(new Processing(action.Reference), await Ask(order));

        await btcPay.Pay(action, "unconfirmed");

        Assert.Equal(new Unknown("paid, and not confirmed in time"), await Ask(order));
    }

    [Fact]
    public async Task Void_Unpaid_EndsItAndNobodyCanPay()
    {
        var (order, action) = await After();
        var @void = Orders.Void(order, action.Reference);
        Assert.IsType<NotFound>(await Channel.Query(Orders.Query(@void), default));

        Assert.IsType<Succeeded>(await Channel.Void(@void, default));

        Assert.IsType<Succeeded>(await Channel.Void(@void, default));
        Assert.IsType<Succeeded>(await Channel.Query(Orders.Query(@void), default));
        Assert.Equal(new Declined(DeclineReason.NotAllowedNow, false, "Invalid"), await Ask(order));
        await Assert.ThrowsAsync<HttpRequestException>(() => btcPay.Pay(action, "paid"));
    }

    [Theory]
    [InlineData("part", DeclineReason.NotAllowedNow)]
    [InlineData("processing", DeclineReason.NotAllowedNow)]
    [InlineData("paid", DeclineReason.NotSupported)]
    public async Task Void_MoneyInIt_DeclinedAndLeftAlone(string outcome, DeclineReason reason)
    {
        var (order, action) = await After(outcome);
        var before = await Ask(order);

        Assert.Equal(reason, Assert.IsType<Declined>(await Channel.Void(Orders.Void(order, action.Reference), default)).Reason);

        Assert.Equal(before, await Ask(order));
    }

    [Fact]
    public async Task Query_TwoInvoicesOfOneAttemptPaid_Unknown()
    {
        var order = btcPay.Order();
        var answers = new List<CustomerAction>();
        // As two processes would: each has an adapter of its own, and neither sees the other's invoice in time.
        for (var tries = 0; tries < 20 && answers.Select(one => one.Reference).Distinct().Count() < 2; tries++)
        {
            order = btcPay.Order();
            using var other = (IDisposable)btcPay.Another();
            var both = await Task.WhenAll(Channel.Charge(order, default), ((IPaymentChannel)other).Charge(order, default));
            answers = [.. both.OfType<CustomerAction>()];
        }

        if (answers.Select(one => one.Reference).Distinct().Count() < 2) return;
        await btcPay.Pay(answers[1], "paid");
        Assert.Equal(new Succeeded(answers[1].Reference), await Ask(order));

        await btcPay.Pay(answers[0], "paid");
        Assert.Equal(new Unknown("several invoices of the attempt were paid"), await Ask(order));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("token k2", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer k1", HttpStatusCode.Unauthorized)]
    [InlineData("token k1", HttpStatusCode.Forbidden)]
    public async Task Request_WithoutTheKeyOrToAnotherStore_Refused(string? authorization, HttpStatusCode status)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(btcPay.Process.Url, "btcpay/api/v1/stores/another/invoices"));
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Refund_OfAnUnpaidInvoice_Declined()
    {
        var (order, action) = await After();

        Assert.Equal(new Declined(DeclineReason.NotAllowedNow, false, "non-refundable"), await Channel.Refund(Orders.Refund(order, action.Reference), default));
    }

    [Fact]
    public async Task Refund_ByManyAtOnce_OnePullPayment()
    {
        var (order, action) = await After("paid");
        var refund = Orders.Refund(order, action.Reference);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Channel.Refund(refund, default)));

        Assert.All(answers, answer => Assert.True(answer is Processing or Succeeded, answer.ToString()));
        await Eventually.HoldsAsync(async () => await Channel.Query(Orders.Query(refund), default) is Succeeded, "it is paid out");
        Assert.Equal(["refund"], await btcPay.Effects(refund.AttemptId));
    }

    [Fact]
    public async Task Webhook_Settled_IsReadByOurReader()
    {
        var (order, action) = await After("paid");

        await Eventually.HoldsAsync(
            () => Task.FromResult(Read().Any(callback => callback.AttemptId == order.AttemptId && callback.Answer == new Succeeded(action.Reference))), "the webhook comes");

        IEnumerable<ChannelCallback> Read() => btcPay.Callbacks.Requests.Select(one => btcPay.Reader.Read(one.Body, one.Headers)).OfType<CallbackReading.Genuine>().Select(one => one.Callback);
    }

    private async Task<(ChargeOrder Order, CustomerAction Action)> After(params string[] outcomes)
    {
        var order = btcPay.Order();
        var action = Assert.IsType<CustomerAction>(await Channel.Charge(order, default));
        Assert.True(action.Expires > TimeProvider.System.GetUtcNow());
        foreach (var outcome in outcomes) await btcPay.Pay(action, outcome);
        return (order, action);
    }

    private Task<ChannelAnswer> Ask(ChargeOrder order) => Channel.Query(Orders.Query(order), default);
}
