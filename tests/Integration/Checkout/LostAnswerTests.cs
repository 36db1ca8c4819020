using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Refunds;
using Payments.Storage.Errors;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A payment one of whose rows was written, and nobody was told: whoever reads it again finds out, and no money moves twice.</summary>
public sealed class LostAnswerTests(LosingPlatform platform) : IClassFixture<LosingPlatform>
{
    [Fact]
    public async Task Run_IntentWrittenAndTheAnswerLost_PaidAllTheSameUnderItsOwnHold()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        platform.Storage.Lose("payment_saga");

        var answer = await platform.TakenForNew(id, merchant, id);

        Assert.True(platform.Storage.HasLost);
        Assert.Equal(PaymentStatus.Succeeded, answer.Value?.Payment.Status);
        await PaidOnce(merchant, id);
    }

    [Theory]
    [InlineData("limits")]
    [InlineData("payment")]
    [InlineData("order")]
    public async Task Run_RowWrittenAndTheAnswerLost_PaidOnceWhenItIsAskedAgain(string state)
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        platform.Storage.Lose(state);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => platform.TakenForNew(id, merchant, id));

        Assert.True(platform.Storage.HasLost);
        Assert.Equal(PaymentStatus.Succeeded, (await platform.TakenForNew(id, merchant, id)).Value?.Payment.Status);
        await PaidOnce(merchant, id);
    }

    [Fact]
    public async Task Run_EndOfADeclineWrittenAndTheAnswerLost_EndedAndResumedToNothing()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        platform.Channel.Refuses = _ => new ChannelAnswer.Declined(DeclineReason.InsufficientFunds, false, "insufficient_funds");
        platform.Storage.Lose("payment_saga", write: 2);

        Assert.Equal(PaymentStatus.Failed, (await platform.TakenForNew(id, merchant, id)).Value?.Payment.Status);
        await Eventually.HoldsAsync(() => platform.Storage.HasLost, "the end is written");
        platform.Channel.Refuses = _ => null;
        await platform.Grains.GetGrain<IPaymentSagaGrain>(id).Resume();

        Assert.Equal((PaymentStatus.Failed, true), ((await platform.TakenForNew(id, merchant, id)).Value!.Payment.Status, (await platform.TakenForNew(id, merchant, id)).Value!.Replayed));
        await platform.CountsOnly(merchant, 0);
    }

    [Theory]
    [InlineData("refund", 1)]
    [InlineData("payment", 1)]
    [InlineData("refund", 2)]
    [InlineData("payment", 2)]
    [InlineData("limits", 1)]
    [InlineData("refund", 3)]
    public async Task RunRefund_RowWrittenAndTheAnswerLost_RefundedOnceWhenItIsAskedAgain(string state, int write)
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant, "visa");
        var id = EntityId.New(IdPrefix.Refund);
        var create = new CreateRefund(PlatformInProcess.Request(id), merchant, new RefundTarget(payment.Id), 600, null);
        await Eventually.HoldsAsync(async () => await platform.Held(merchant) == 0, "the payment is over");
        platform.Storage.Lose(state, write);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => platform.Grains.GetGrain<IRefundGrain>(id).Run(create));

        Assert.Equal(RefundStatus.Succeeded, (await platform.Grains.GetGrain<IRefundGrain>(id).Run(create)).Value?.Refund.Status);
        Assert.Equal(600, platform.Channel.Refunded(PlatformInProcess.Attempt(payment)));
        Assert.Equal(600, (await platform.Read(payment)).Refunded);
        Assert.Equal(1, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE object_id = '{id}' AND type = 'refund.succeeded'"));
        Assert.Equal(400, await platform.Used(merchant));
    }

    private async Task PaidOnce(string merchant, string id)
    {
        Assert.Single(platform.Channel.Asked, attempt => attempt.Contains(id, StringComparison.Ordinal));
        Assert.Equal(["payment.processing", "payment.succeeded"], await platform.Database.ColumnAsync($"SELECT type FROM events WHERE object_id = '{id}' ORDER BY sequence"));
        Assert.Equal(2, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE transaction_id = '{id}'"));
        Assert.Equal(1, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM orders WHERE doc::jsonb ->> 'payment_id' = '{id}' AND doc::jsonb ->> 'status' = 'paid'"));
        await platform.CountsOnly(merchant, 1_000);
    }
}
