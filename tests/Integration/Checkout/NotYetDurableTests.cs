using Payments.Channels;
using Payments.Checkout;
using Payments.Ids;
using Payments.Money;
using Payments.Refunds;

namespace Payments.Tests.Integration.Checkout;

/// <summary>What is being written is told to nobody: a crash would take it back.</summary>
public sealed class NotYetDurableTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    private static readonly ChannelAnswer Declined = new ChannelAnswer.Declined(DeclineReason.InsufficientFunds, false, "insufficient_funds");

    [Fact]
    public async Task Payment_FirstAnswerIsBeingWritten_RepetitionWaits()
    {
        platform.Channel.Refuses = token => token == "lost" ? new ChannelAnswer.Unknown("lost") : null;
        var id = EntityId.New(IdPrefix.Payment);
        var create = new CreatePayment(PlatformInProcess.Request(id), await platform.Merchant(), new Amount(1_000, "EUR"), "lost", null, null);
        var saga = platform.Grains.GetGrain<IPaymentSagaGrain>(id);
        await using var gate = await WriteGate.Close(platform.Database, "UPDATE ON payment_sagas");

        var first = saga.Run(create);
        await gate.Reached();
        var early = await saga.Run(create);
        await gate.Open();

        Assert.Equal("REQUEST_IN_PROGRESS", early.Refusal?.Code);
        Assert.Equal((PaymentStatus.Unknown, false), ((await first).Value!.Payment.Status, (await first).Value!.Replayed));
        var repeated = (await saga.Run(create)).Value!;
        Assert.Equal((PaymentStatus.Unknown, true), (repeated.Payment.Status, repeated.Replayed));
    }

    [Fact]
    public async Task Payment_FailureIsBeingWritten_LimitsAreStillHeld()
    {
        platform.Channel.Refuses = token => token == "declined" ? Declined : null;
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        var create = new CreatePayment(PlatformInProcess.Request(id), merchant, new Amount(1_000, "EUR"), "declined", null, null);
        await using var gate = await WriteGate.Close(platform.Database, "INSERT ON payments", "new.status = 'Failed'");

        var first = platform.Grains.GetGrain<IPaymentSagaGrain>(id).Run(create);
        await gate.Reached();
        var early = await platform.Held(merchant);
        await gate.Open();

        Assert.Equal((1_000, PaymentStatus.Failed), (early, (await first).Value!.Payment.Status));
        Assert.Equal((0, 0), (await platform.Held(merchant), await platform.Used(merchant)));
    }

    [Fact]
    public async Task Payment_FailureWasNotWrittenAndTheChannelIsAway_LimitsAreFreedOnce()
    {
        platform.Channel.Refuses = token => token == "declined" ? Declined : null;
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        await platform.Pay(merchant, "visa", 3_000);
        var create = new CreatePayment(PlatformInProcess.Request(id), merchant, new Amount(1_000, "EUR"), "declined", null, null);
        var saga = platform.Grains.GetGrain<IPaymentSagaGrain>(id);
        await using (await RefusedWrites.Begin(platform.Database, "INSERT ON payments", "new.status = 'Failed'"))
            await Assert.ThrowsAnyAsync<Exception>(() => saga.Run(create));

        platform.Channel.IsAway = true;
        Assert.Equal(PaymentStatus.Unknown, (await saga.Run(create)).Value!.Payment.Status);
        platform.Channel.IsAway = false;
        platform.Channel.Says[AttemptId.Of(id, AttemptId.First)] = Declined;
        platform.Clock.Forward(TimeSpan.FromMinutes(1));
        await saga.Resume();

        Assert.Equal(PaymentStatus.Failed, (await platform.Grains.GetGrain<IPaymentGrain>(id).Read()).Value!.Status);
        Assert.Equal((0, 3_000), (await platform.Held(merchant), await platform.Used(merchant)));
    }

    [Fact]
    public async Task Refund_SuccessIsBeingWritten_NeitherRepetitionNorReaderIsTold()
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant, "visa");
        var id = EntityId.New(IdPrefix.Refund);
        var create = new CreateRefund(PlatformInProcess.Request(id), merchant, new RefundTarget(payment.Id), 100, null);
        var refund = platform.Grains.GetGrain<IRefundGrain>(id);
        await using var gate = await WriteGate.Close(platform.Database, "UPDATE ON refunds", "new.status = 'Succeeded'");

        var first = refund.Run(create);
        await gate.Reached();
        var early = await refund.Run(create);
        var read = (await refund.Read()).Value!;
        await gate.Open();

        Assert.Equal(("REQUEST_IN_PROGRESS", RefundStatus.Processing), (early.Refusal?.Code, read.Refund.Status));
        Assert.Equal(RefundStatus.Succeeded, (await first).Value!.Refund.Status);
        Assert.True((await refund.Run(create)).Value!.Replayed);
    }
}
