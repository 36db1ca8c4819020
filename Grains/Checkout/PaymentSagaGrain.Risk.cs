using Payments.Orders;
using Payments.Outcomes;
using Payments.Risk;
using Payments.Sagas;

namespace Payments.Checkout;

/// <summary>The first step: whether the payment may be tried at all.</summary>
public sealed partial class PaymentSagaGrain
{
    private async Task<Outcome<PaymentAnswer>> Block(SagaState saga, RiskDecision decision)
    {
        var now = clock.GetUtcNow();
        var first = channels.Of(saga.MerchantId)[0].Name;
        // Marked as to be undone, so that a saga that is found after a crash is ended and never charged.
        var blocked = saga with
        {
            Payment = saga.Payment with { Channel = first, Methods = PaymentRoute.Tokens(saga.Payment.Methods, [first]) },
            Undo = new SagaUndo(decision.Rule, now),
            Due = now + SagaAlarm.Patience,
            Steps =
            [
                new SagaStep("risk", "blocked", decision.Rule, now),
                new SagaStep("limits", "skipped", null, now),
                new SagaStep("charge", "skipped", null, now),
            ],
        };
        await Store(blocked);
        _answer = await Payment().Settle(Intent(), new AttemptResult(AttemptOutcome.Declined, Decline: new PaymentDecline("risk_blocked", false, decision.Rule ?? "blocked")));
        await EndBlocked();
        await Store(PaymentSaga.After(row.State, _answer, clock.GetUtcNow()) with { Steps = row.State.Steps });
        return new PaymentAnswer(_answer, Replayed: false);
    }

    private bool IsBlocked => row.State.Steps.Any(step => step.Status == "blocked");

    /// <summary>An order that it would have brought along is shown as cancelled; one that stands by itself was not claimed.</summary>
    private async Task EndBlocked()
    {
        if ((await Order(OrderId).Place(OrderOf(row.State))).Accepted) await Settled(OrderStatus.Cancelled);
    }
}
