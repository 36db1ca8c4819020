using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Limits;
using Payments.Paging;
using Payments.Sagas;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A saga that ends with its first answer is not written again: everybody finds out by its payment.</summary>
public sealed class IntentTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    [Fact]
    public async Task Run_SucceedsAtOnce_CompletedForEverybodyAndNeverWrittenAgain()
    {
        var payment = await platform.Pay(await platform.Merchant(), "visa");

        Assert.Equal(HoldClaim.Ended, await platform.Saga(payment).Claim());
        Assert.Equal((SagaHeard.Settled, "SAGA_ENDED"), ((await platform.Saga(payment).Hear()).Heard, (await platform.Saga(payment).Retry()).Refusal?.Code));
        var saga = (await platform.Grains.GetGrain<ISagaReadsGrain>("test").Read(payment.Id)).Value!;
        Assert.Equal(("completed", "order_paid", null), (saga.Saga.Status, saga.Saga.CurrentStep, saga.Saga.NextTry));
        Assert.InRange(saga.Saga.EndedAt!.Value, payment.CreatedAt, saga.Saga.UpdatedAt);
        Assert.All(saga.Steps, step => Assert.Equal("done", step.Status));
        Assert.Equal(1, await Writes(payment.Id));
    }

    [Fact]
    public async Task List_FirstAnswerIsUnderWay_RunningAndThenCompleted()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        await using var gate = await WriteGate.Close(platform.Database, "INSERT ON payments");

        var first = platform.TakenForNew(id, merchant, id);
        await gate.Reached();
        var during = (await Listed(merchant, "running"), await Listed(merchant, "completed"));
        await gate.Open();
        await first;

        Assert.Equal((1, 0), during);
        Assert.Equal((0, 1), (await Listed(merchant, "running"), await Listed(merchant, "completed")));
    }

    [Fact]
    public async Task Sweep_CutShortAfterTheIntent_ChargedAndCompleted()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        await platform.Copy("payment_sagas", (await platform.Pay(merchant, "visa")).Id, id);

        await Sweep();

        await Eventually.HoldsAsync(async () => await Status(id) == "completed", "the saga is found and goes on");
        Assert.Contains(AttemptId.Of(id, AttemptId.First), platform.Channel.Asked);
        // Whoever finds an intent says so before anything else.
        Assert.Equal(3, await Writes(id));
    }

    [Fact]
    public async Task Sweep_CutShortBeforeTheOrder_OrderIsPaidAndTheSagaNotWritten()
    {
        var payment = await WithoutItsOrder();

        await Sweep();

        await Eventually.HoldsAsync(async () => await Orders(payment, "paid") == 1, "the order is paid");
        Assert.Equal(1, await Writes(payment.Id));
    }

    [Fact]
    public async Task Run_CutShortBeforeTheOrder_AnsweredAgainWhenTheOrderIsPaid()
    {
        var payment = await WithoutItsOrder();
        Assert.Equal("running", await Status(payment.Id));

        Assert.True((await platform.TakenForNew(payment.Id, payment.MerchantId, payment.Id)).Value?.Replayed);

        Assert.Equal((1L, "completed"), (await Orders(payment, "paid"), await Status(payment.Id)));
    }

    [Fact]
    public async Task Compensate_CutShortBeforeTheOrder_OrderIsThereAndCancelled()
    {
        var payment = await WithoutItsOrder();

        Assert.True((await platform.Saga(payment).Compensate("wrong")).Accepted);

        Assert.Equal((PaymentStatus.Refunded, 1L, "compensated"), (await platform.Status(payment), await Orders(payment, "cancelled"), await Status(payment.Id)));
    }

    [Fact]
    public async Task Run_IntentWasLongInBecomingDurable_MadeDueBeforeTheChannelIsAsked()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        var due = 0L;
        platform.Channel.Refuses = _ =>
        {
            due = platform.CountInTurn($"SELECT count(due) FROM payment_sagas WHERE key = '{id}'");
            return null;
        };
        await using (var gate = await WriteGate.Close(platform.Database, "INSERT ON payment_sagas"))
        {
            var first = platform.TakenForNew(id, merchant, id);
            await gate.Reached();
            platform.Clock.Forward(TimeSpan.FromSeconds(21));
            await gate.Open();
            Assert.Equal(PaymentStatus.Succeeded, (await first).Value?.Payment.Status);
        }

        Assert.Equal(1, due);
        await Eventually.HoldsAsync(async () => await Writes(id) == 3, "it is written that it has ended");
    }

    [Theory]
    [InlineData(DeclineReason.InsufficientFunds, "compensated")]
    [InlineData(null, "running")]
    public async Task Run_AnythingButASuccess_Written(DeclineReason? declined, string status)
    {
        platform.Channel.Refuses = _ => declined is { } reason ? new ChannelAnswer.Declined(reason, false, "no") : new ChannelAnswer.Unknown("lost");
        var payment = await platform.Pay(await platform.Merchant(), "visa");
        platform.Channel.Refuses = _ => null;

        await Eventually.HoldsAsync(async () => (await Writes(payment.Id), await Status(payment.Id)) == (2, status), "its answer is written");
    }

    [Fact]
    public async Task Run_ChannelThrows_NextOneFindsTheIntentAndAsksBeforeItCharges()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        platform.Channel.Refuses = _ => throw new InvalidOperationException("a bug");
        await Assert.ThrowsAnyAsync<Exception>(() => platform.TakenForNew(id, merchant, id));
        platform.Channel.Refuses = _ => null;
        // The channel has it all the same.
        platform.Channel.Says[AttemptId.Of(id, AttemptId.First)] = new ChannelAnswer.Succeeded("ch_1");
        platform.Channel.Orders.Clear();

        Assert.Equal(HoldClaim.Asked, await platform.Grains.GetGrain<IPaymentSagaGrain>(id).Claim());
        Assert.Equal(PaymentStatus.Succeeded, (await platform.TakenForNew(id, merchant, id)).Value?.Payment.Status);
        Assert.DoesNotContain(AttemptId.Of(id, AttemptId.First), platform.Channel.Asked);
        await platform.CountsOnly(merchant, 1_000);
    }

    [Fact]
    public async Task Run_NotSentAndThatWasNotSaved_UnknownIsAskedForAndNotSentAgain()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        platform.Channel.Refuses = _ => new ChannelAnswer.NotSent("away");
        await using (await RefusedWrites.Begin(platform.Database, "INSERT ON payments", "true"))
            await Assert.ThrowsAnyAsync<Exception>(() => platform.TakenForNew(id, merchant, id));
        platform.Channel.Refuses = _ => null;
        platform.Channel.IsAway = true;

        Assert.Equal(PaymentStatus.Unknown, (await platform.TakenForNew(id, merchant, id)).Value?.Payment.Status);
        platform.Channel.IsAway = false;

        Assert.True(await platform.Database.ScalarAsync<bool>($"SELECT doc::jsonb -> 'retry' IS NULL FROM payment_sagas WHERE key = '{id}'"));
    }

    private async Task Sweep()
    {
        platform.Clock.Forward(TimeSpan.FromSeconds(30));
        await platform.StartSweeps();
    }

    /// <summary>As a crash leaves it between the payment's row and the order's.</summary>
    private async Task<PaymentView> WithoutItsOrder()
    {
        var payment = await platform.Pay(await platform.Merchant(), "visa");
        await platform.Database.ExecuteAsync($"DELETE FROM orders WHERE key = '{payment.OrderId}'; DELETE FROM events WHERE object_id = '{payment.OrderId}'");
        return payment;
    }

    private async Task<int> Listed(string merchant, string status) =>
        (await platform.Grains.GetGrain<ISagaReadsGrain>("test").List(new SagaList(new ListWindow(merchant, null, null, null, 10), "payment", status, null))).Items.Length;

    private async Task<string> Status(string payment) => (await platform.Database.ColumnAsync($"SELECT status FROM saga_instances WHERE id = '{payment}'")).Single();

    private Task<long> Writes(string payment) => platform.Database.ScalarAsync<long>($"SELECT version FROM payment_sagas WHERE key = '{payment}'");

    private Task<long> Orders(PaymentView payment, string status) =>
        platform.Database.ScalarAsync<long>($"SELECT count(*) FROM orders WHERE key = '{payment.OrderId}' AND doc::jsonb ->> 'status' = '{status}'");
}
