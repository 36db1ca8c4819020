using Payments.Channels;
using Payments.Limits;
using Payments.Merchants;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>Money that moves at the channel after its payment has ended without: kept or given back, never lost.</summary>
public sealed partial class PaymentSagaGrain
{
    /// <summary>Whether it is known that there is nothing more to come.</summary>
    private async Task<bool> LookForLateMoney()
    {
        var payment = await Payment().Read();
        // It failed, or what came late has been seen to.
        if (row.State.Late?.Reference is not null || payment.Value is not { Status: PaymentStatus.Cancelled or PaymentStatus.Expired } ended) return true;
        var answer = await Ask();
        if (answer is ChannelAnswer.Succeeded money)
        {
            await Store(PaymentSagaExpiry.Reopen(row.State, ended, money.Reference, await IsHonoured(ended), clock.GetUtcNow(), SagaAlarm.Patience));
            await FinishLate();
            return true;
        }

        var said = answer is ChannelAnswer.Declined or ChannelAnswer.NotFound;
        if (row.State.Due is not null) await Store(PaymentSagaExpiry.NothingLate(row.State, said, clock.GetUtcNow()));
        return said;
    }

    /// <summary>What was cancelled was not wanted any more, whatever the merchant says of what expires.</summary>
    private async Task<bool> IsHonoured(PaymentView payment) =>
        payment.Status == PaymentStatus.Expired
        && await GrainFactory.GetGrain<IMerchantGrain>(row.State.MerchantId).Terms() is { Value: { Status: MerchantStatus.Active, LateSuccess: LateSuccess.Honour } };

    private async Task<PaymentView> FinishLate()
    {
        var payment = (await Payment().Read()).Value!;
        if (payment.Status is PaymentStatus.Cancelled or PaymentStatus.Expired)
        {
            var hold = row.State.Late!.Honour ? await HoldLate() : null;
            if (hold is null && row.State.Late.Honour) await Store(row.State with { Late = row.State.Late with { Honour = false } });
            payment = await Payment().SettleLate(new LatePayment(row.State.Late.Reference!, hold is not null, hold?.Day));
        }

        if (row.State.Late!.Honour)
        {
            await Limits(row.State.MerchantId).Commit(Hold);
            await Store(PaymentSagaExpiry.Honoured(row.State, clock.GetUtcNow()));
            return payment;
        }

        await Undo("late_success");
        return (await Payment().Read()).Value!;
    }

    /// <summary>Limit and order have been given to others meanwhile, perhaps; without both the money goes back.</summary>
    private async Task<LimitHold?> HoldLate()
    {
        var saga = row.State;
        var hold = await Limits(saga.MerchantId).Reserve(Hold, saga.Payment.Counts, saga.Payment.Limits);
        if (!hold.Accepted) return null;
        if (!await Limits(saga.MerchantId).Confirm(Hold)) throw new InvalidOperationException($"The limits of {saga.MerchantId} lost the hold of {Id}.");
        if ((await Order(OrderId).PayLate(Id)).Accepted) return hold.Value;
        await Limits(saga.MerchantId).Release(Hold);
        return null;
    }
}
