using Microsoft.Extensions.Logging;
using Payments.Orders;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>
/// How a saga ends with its first answer. A success that went by the plan is not written here at all: the row stays the intent, and
/// the payment's row says that it is over. Who reads such a row looks there first; where nothing has come of it, it is made due.
/// </summary>
public sealed partial class PaymentSagaGrain
{
    /// <summary>The payment was found paid, and a crash may have come between its row and its order's.</summary>
    private bool _orderIsUnsure;

    private Task _end = Task.CompletedTask;

    private bool IsIntent => row.RecordExists && PaymentSaga.IsIntent(row.State);

    /// <param name="written">The state as it was written last.</param>
    private void EndWith(PaymentView payment, SagaState written)
    {
        var ended = PaymentSaga.After(row.State, payment, clock.GetUtcNow());
        if (IsIntent && ReferenceEquals(row.State, written) && PaymentSaga.IsPaid(payment.Status)) EndUnwritten(ended);
        else _end = End(ended);
    }

    private void EndUnwritten(SagaState ended)
    {
        metrics.Stored("payment", row.State.Status, ended.Status, clock.GetUtcNow() - ended.StartedAt);
        row.State = ended;
        this.DeactivateOnIdle();
    }

    /// <summary>Bookkeeping that no caller waits for: should it be lost, the saga is found again, and nothing is left to do.</summary>
    private async Task End(SagaState ended)
    {
        try
        {
            await Store(ended);
            this.DeactivateOnIdle();
        }
        catch (Exception e)
        {
            log.LogWarning("Saga {Saga} is done, but its end was not written: {Reason}", Id, e.Message);
        }
    }

    /// <summary>What has become of an intent whose first answer nobody is waiting for. Only for who has the turn.</summary>
    private async Task Reckon()
    {
        if (!IsIntent) return;
        if (await Payment().ReadSettled() is { Value: { } payment } && PaymentSaga.IsPaid(payment.Status))
            (row.State, _orderIsUnsure) = (PaymentSaga.After(row.State, payment, payment.UpdatedAt), true);
        else
            await Store(PaymentSaga.Taken(row.State, row.State.StartedAt + SagaAlarm.Patience));
    }

    private async Task SettleUnsureOrder()
    {
        if (!_orderIsUnsure) return;
        await Settled(OrderStatus.Paid);
        _orderIsUnsure = false;
    }
}
