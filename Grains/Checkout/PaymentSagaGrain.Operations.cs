using Payments.Keys;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Requests;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>What operators and channels ask of a payment's saga.</summary>
public sealed partial class PaymentSagaGrain
{
    public async Task<Outcome<SagaReceipt>> Retry()
    {
        if (!_turn.TryTake()) return SagaRefusals.UnderWay;
        try
        {
            await Ready();
            if (!row.RecordExists) return SagaRefusals.NotFound;
            await SettleUnsureOrder();
            if (row.State.Status == SagaStatus.Failed) await Undo(row.State.Undo!.Reason);
            else if (row.State.Due is null) return SagaRefusals.Ended;
            else await Continue();
            return new SagaReceipt(Id);
        }
        finally
        {
            _turn.Leave();
        }
    }

    public async Task<Outcome<SagaReceipt>> Compensate(string reason)
    {
        await _turn.Take();
        try
        {
            await Ready();
            if (!row.RecordExists) return SagaRefusals.NotFound;
            if (row.State.Status == SagaStatus.Running) await CancelOpen(reason);
            if (row.State.Status is SagaStatus.Completed or SagaStatus.Failed) await Undo(reason);
            else if (row.State.Status == SagaStatus.Compensating) await Continue();
            return new SagaReceipt(Id);
        }
        finally
        {
            _turn.Leave();
        }
    }

    public async Task<SagaHearing> Hear()
    {
        // A callback may come before the answer of the call it is about.
        await _turn.Take();
        try
        {
            await Ready();
            if (!row.RecordExists) return new SagaHearing(SagaHeard.NotFound, null);
            if (row.State.Status == SagaStatus.Compensated)
                return new SagaHearing(await LookForLateMoney() ? SagaHeard.Settled : SagaHeard.Open, row.State.MerchantId);
            var open = row.State.Status == SagaStatus.Running && await Continue() is { Value: { } payment } && PaymentSaga.IsOpen(payment.Status);
            return new SagaHearing(open ? SagaHeard.Open : SagaHeard.Settled, row.State.MerchantId);
        }
        finally
        {
            _turn.Leave();
        }
    }

    private async Task Undo(string? reason)
    {
        await SettleUnsureOrder();
        await Store(PaymentSagaUndo.Begin(row.State, reason, clock.GetUtcNow(), SagaAlarm.Patience));
        await UndoCharge();
    }

    /// <summary>Money that has moved goes back as a refund of all that is left: it holds, books and asks as every refund does.</summary>
    private async Task<PaymentView> UndoCharge()
    {
        var undo = row.State.Undo!;
        var refundId = PaymentSagaUndo.RefundOf(Id, undo);
        var refund = GrainFactory.GetGrain<IRefundGrain>(refundId);
        var request = new IdempotentRequest(new SecretText(refundId), refundId);
        var run = await refund.Run(new CreateRefund(request, row.State.MerchantId, new RefundTarget(Id), null, undo.Reason));
        var refunded = await refund.Read();
        var payment = (await Payment().Read()).Value!;
        var next = payment.Status == PaymentStatus.Refunded
            ? PaymentSagaUndo.Undone(row.State, refundId, clock.GetUtcNow())
            : PaymentSagaUndo.After(row.State, refunded.Value?.Refund, run.Refusal, clock.GetUtcNow());
        // The order of money that came late has gone its own way.
        if (next.Status == SagaStatus.Compensated && row.State.Late?.Reference is null) await Order(OrderId).Revoke(Id);
        await Store(next);
        WakeWhenDue();
        return payment;
    }
}
