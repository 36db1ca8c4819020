using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

[Collection(SimulatorTests.Name)]
public sealed class RefundAndVoidTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Refund_InParts_UpToWhatWasCaptured()
    {
        var (charge, reference) = await Charged("tok_visa", 1000);

        Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(charge, reference, 600), default));
        var tooMuch = await simulator.Channel.Refund(Orders.Refund(charge, reference, 401), default);
        Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(charge, reference, 400), default));
        var nothingLeft = await simulator.Channel.Refund(Orders.Refund(charge, reference, 1), default);

        Assert.Equal(new Declined(DeclineReason.NotAllowedNow, false, "refund_exceeds_captured"), tooMuch);
        Assert.Equal(tooMuch, nothingLeft);
    }

    [Fact]
    public async Task Refund_32AtOnceOf60Percent_OneSucceeds()
    {
        var (charge, reference) = await Charged("tok_visa", 1000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => simulator.Channel.Refund(Orders.Refund(charge, reference, 600), default)));

        Assert.Single(answers.OfType<Succeeded>());
        Assert.Equal(31, answers.OfType<Declined>().Count());
    }

    [Theory]
    [InlineData("tok_refund_timeout_after")]
    [InlineData("tok_refund_500_after")]
    [InlineData("tok_refund_garbage")]
    [InlineData("tok_refund_wrong_amount")]
    [InlineData("tok_refund_reset_after")]
    public async Task Refund_DoneButNotAnsweredWell_UnknownThenFoundByQueryAndNeverTwice(string token)
    {
        var (charge, reference) = await Charged(token, 1000);
        var order = Orders.Refund(charge, reference, 700);

        Assert.IsType<Unknown>(await simulator.Impatient.Refund(order, default));

        var found = Assert.IsType<Succeeded>(await simulator.Channel.Query(Orders.Query(order), default));
        Assert.Equal(found, await simulator.Channel.Refund(order, default));
        Assert.Equal(["refund", "duplicate"], await simulator.Process.Seen(order.AttemptId));
    }

    [Theory]
    [InlineData("tok_refund_timeout_before")]
    [InlineData("tok_refund_500_before")]
    public async Task Refund_FailedBeforeActing_UnknownThenNotFound(string token)
    {
        var (charge, reference) = await Charged(token, 1000);
        var order = Orders.Refund(charge, reference);

        Assert.IsType<Unknown>(await simulator.Impatient.Refund(order, default));

        Assert.IsType<NotFound>(await simulator.Channel.Query(Orders.Query(order), default));
        Assert.Empty(await simulator.Process.Seen(order.AttemptId));
    }

    [Fact]
    public async Task Refund_Declined_LeavesTheChargeAsItWas()
    {
        var (charge, reference) = await Charged("tok_refund_declined", 1000);

        var declined = await simulator.Channel.Refund(Orders.Refund(charge, reference), default);

        Assert.Equal(DeclineReason.CardDeclined, Assert.IsType<Declined>(declined).Reason);
        Assert.IsType<Succeeded>(await simulator.Channel.Query(Orders.Query(charge), default));
    }

    [Fact]
    public async Task Refund_ThatStillPends_HasTakenItsShare()
    {
        var folder = Directory.CreateTempSubdirectory("payments-simulator-");
        await using var process = await SimulatorProcess.Start(Path.Combine(folder.FullName, "log"), "--settle-ms", "3600000");
        using var channel = SimulatorFixture.ChannelTo(process.Url);
        var charge = Orders.Charge("tok_refund_processing");
        var reference = Assert.IsType<Succeeded>(await channel.Charge(charge, default)).Reference;

        Assert.IsType<Processing>(await channel.Refund(Orders.Refund(charge, reference), default));
        var another = await channel.Refund(Orders.Refund(charge, reference, 1), default);

        Assert.Equal("refund_exceeds_captured", Assert.IsType<Declined>(another).ChannelCode);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Refund_ThatFailedLater_GivesItsShareBack()
    {
        var (charge, reference) = await Charged("tok_refund_processing_declined", 1000);
        var first = Orders.Refund(charge, reference);

        Assert.IsType<Processing>(await simulator.Channel.Refund(first, default));
        Assert.IsType<Declined>(await simulator.Settled(Orders.Query(first)));

        Assert.IsType<Processing>(await simulator.Channel.Refund(Orders.Refund(charge, reference), default));
        Assert.Equal(["pending", "decline"], await simulator.Process.Seen(first.AttemptId));
    }

    [Fact]
    public async Task Refund_AmountTokenWithAnEnding_BehavesAsTheEndingSays()
    {
        var (charge, reference) = await Charged("tok_amount", 1000);

        var declined = await simulator.Channel.Refund(Orders.Refund(charge, reference, 105), default);

        Assert.Equal(DeclineReason.CardDeclined, Assert.IsType<Declined>(declined).Reason);
    }

    [Fact]
    public async Task Refund_OfAnotherAccountsCharge_AsIfThereWereNone()
    {
        var (charge, reference) = await Charged("tok_visa", 1000);

        var foreign = await simulator.Channel.Refund(Orders.Refund(charge, reference) with { MerchantAccount = "acct_other" }, default);
        var missing = await simulator.Channel.Refund(Orders.Refund(charge, "ch_00000000ffffffff"), default);

        Assert.Equal(new Declined(DeclineReason.InvalidRequest, false, "charge_not_found"), foreign);
        Assert.Equal(missing, foreign);
    }

    [Fact]
    public async Task Refund_InAnotherCurrency_DeclinedAsOurMistake()
    {
        var (charge, reference) = await Charged("tok_visa", 1000);
        var order = Orders.Refund(charge, reference);

        var answer = await simulator.Channel.Refund(order with { Amount = order.Amount with { Currency = "USD" } }, default);

        Assert.Equal(new Declined(DeclineReason.InvalidRequest, false, "currency_invalid"), answer);
    }

    [Fact]
    public async Task Void_OfACharge_OnceAndNothingAfter()
    {
        var (charge, reference) = await Charged("tok_visa", 1000);
        var order = Orders.Void(charge, reference);

        var answer = Assert.IsType<Succeeded>(await simulator.Channel.Void(order, default));

        Assert.Equal(answer, await simulator.Channel.Query(Orders.Query(order), default));
        Assert.Equal("charge_not_voidable", Assert.IsType<Declined>(await simulator.Channel.Void(Orders.Void(charge, reference), default)).ChannelCode);
        Assert.Equal("charge_not_refundable", Assert.IsType<Declined>(await simulator.Channel.Refund(Orders.Refund(charge, reference), default)).ChannelCode);
        Assert.Equal("voided", Assert.IsType<Declined>(await simulator.Channel.Query(Orders.Query(charge), default)).ChannelCode);
    }

    [Fact]
    public async Task Void_OfARefundedCharge_NotAllowed()
    {
        var (charge, reference) = await Charged("tok_visa", 1000);
        await simulator.Channel.Refund(Orders.Refund(charge, reference, 1), default);

        Assert.Equal("charge_not_voidable", Assert.IsType<Declined>(await simulator.Channel.Void(Orders.Void(charge, reference), default)).ChannelCode);
    }

    [Fact]
    public async Task Void_OfAChargeThatWaitsForItsCustomer_EndsItWithoutMoney()
    {
        var charge = Orders.Charge("tok_3ds");
        var action = Assert.IsType<CustomerAction>(await simulator.Channel.Charge(charge, default));

        Assert.IsType<Succeeded>(await simulator.Channel.Void(Orders.Void(charge, action.Reference), default));

        using var customer = new HttpClient();
        using var page = await customer.GetAsync(action.Redirect + "?outcome=succeeded");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, page.StatusCode);
        Assert.Equal(["pending"], await simulator.Process.Seen(charge.AttemptId));
    }

    [Fact]
    public async Task Void_OfAnotherAmount_DeclinedAsOurMistake()
    {
        var (charge, reference) = await Charged("tok_visa", 1000);

        var answer = await simulator.Channel.Void(Orders.Void(charge with { Amount = charge.Amount with { Minor = 999 } }, reference), default);

        Assert.Equal(new Declined(DeclineReason.InvalidRequest, false, "amount_mismatch"), answer);
    }

    [Fact]
    public async Task Void_DoneButNotAnswered_UnknownThenFoundByQuery()
    {
        var (charge, reference) = await Charged("tok_refund_timeout_after", 1000);
        var order = Orders.Void(charge, reference);

        Assert.IsType<Unknown>(await simulator.Impatient.Void(order, default));

        Assert.IsType<Succeeded>(await simulator.Channel.Query(Orders.Query(order), default));
        Assert.Equal(["void"], await simulator.Process.Seen(order.AttemptId));
    }

    private async Task<(ChargeOrder Charge, string Reference)> Charged(string token, long minor)
    {
        var order = Orders.Charge(token, minor);
        return (order, Assert.IsType<Succeeded>(await simulator.Channel.Charge(order, default)).Reference);
    }
}
