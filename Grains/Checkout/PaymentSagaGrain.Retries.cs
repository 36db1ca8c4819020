using System.Globalization;
using Payments.Channels;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>What happens when the channel cannot be reached: nothing was done there, so the same call is made again.</summary>
public sealed partial class PaymentSagaGrain
{
    /// <summary>An earlier call of the attempt may have come through, so that a later one that did not proves nothing.</summary>
    private bool _mayHaveActed;

    /// <summary>What the last calls came to, until it is saved with the saga.</summary>
    private SagaRetry? _unsent;

    private SagaAlarm? _alarm;

    /// <summary>This activation has seen that the limits hold the amount, durably.</summary>
    private bool _held;

    private AttemptResult Unreached()
    {
        var (result, unsent) = NotReached.After(row.State.Retry, _mayHaveActed);
        _unsent = unsent ?? _unsent;
        return result;
    }

    /// <summary>Written before anything is sent: who finds it after a crash asks first, because it may have been sent.</summary>
    private async Task<AttemptResult> SendAgain(SagaRetry unsent)
    {
        await Store(row.State with { Retry = unsent with { Sending = true } });
        _mayHaveActed = false;
        return await HoldAndCharge();
    }

    private async Task SaveAfter(PaymentView payment)
    {
        var saga = _unsent is null ? row.State : row.State with { Retry = _unsent };
        var answered = _answered;
        (_unsent, _answered) = (null, true);
        // After a crash the saga may be there without its hold: what was never held must neither count nor be given back.
        var held = !PaymentSaga.IsOpen(payment.Status) || saga.Payment.OnlyCounts is true || _held || await Limits(saga.MerchantId).Confirm(Hold);
        await Store(PaymentSaga.After(saga, payment, clock.GetUtcNow(), held, answered));
        // Nobody waits for these: should they be lost, they are found with the leaks.
        if (row.State.Payment.OnlyCounts is true) await (PaymentSaga.IsOpen(payment.Status) ? Limits(saga.MerchantId).Commit(Hold) : Limits(saga.MerchantId).ForgetGivenBack(Id));
        WakeWhenDue();
    }

    /// <summary>The first answer, which every repetition is given.</summary>
    private async Task<Outcome<PaymentView>> ContinueToAnswer()
    {
        var payment = await Continue();
        return payment.Accepted && row.State.Payment.Answer is { } first ? first : payment;
    }

    private async Task<ChannelAnswer> Ask()
    {
        var intent = Intent();
        return await (await channels.Find(intent.Channel)).Channel.Query(
            new QueryOrder(intent.AttemptId, AttemptKind.Charge, intent.Amount, intent.MerchantId, Reference: row.State.Payment.Reference, OrderedAt: row.State.StartedAt), CancellationToken.None);
    }

    /// <summary>Applies what was learnt; nothing learnt leaves the payment as it is.</summary>
    private async Task<PaymentView> Settle(AttemptResult? result)
    {
        if (result is not null) return await Payment().Settle(Intent(), result);
        await Payment().Begin(Intent());
        return (await Payment().Read()).Value!;
    }

    private void WakeWhenDue() => (_alarm ??= new SagaAlarm(this, clock, Resume)).Set(row.State.Due);

    /// <summary>Sagas of before the plan named their attempts in another way.</summary>
    private string AttemptOf(SagaState saga) => saga.Plan == 0 ? EntityId.Derive("att", Id, "1") : AttemptId.Of(Id, PaymentRoute.Attempt(saga.Payment).ToString(CultureInfo.InvariantCulture));
}
