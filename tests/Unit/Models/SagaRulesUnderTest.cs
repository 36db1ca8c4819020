using Payments.Checkout;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Sagas;

namespace Payments.Tests.Unit.Models;

/// <summary>The real planner of a payment's saga, each rule of which a test can replace by a wrong one.</summary>
internal sealed record SagaRulesUnderTest
{
    public Func<SagaState, PaymentView, DateTimeOffset, SagaState> After { get; init; } = (saga, payment, now) => PaymentSaga.After(saga, payment, now);

    public Func<SagaState, PaymentView, DateTimeOffset, SagaState> Silence { get; init; } = (saga, payment, now) => PaymentSaga.After(saga, payment, now, answered: false);

    public Func<SagaState, DateTimeOffset, SagaState> Taken { get; init; } = PaymentSaga.Taken;

    public Func<SagaState, DateTimeOffset, bool> HasExpired { get; init; } = PaymentSagaExpiry.HasCome;

    public Func<SagaState, bool, DateTimeOffset, SagaState> NothingLate { get; init; } = PaymentSagaExpiry.NothingLate;

    public Func<SagaState, PaymentView, bool, DateTimeOffset, TimeSpan, SagaState> Reopen { get; init; } = (saga, payment, honour, now, patience) => PaymentSagaExpiry.Reopen(saga, payment, "ch_1", honour, now, patience);

    public Func<SagaState, DateTimeOffset, TimeSpan, SagaState> Undo { get; init; } = (saga, now, patience) => PaymentSagaUndo.Begin(saga, "why", now, patience);

    public Func<SagaState, RefundView?, Refusal?, DateTimeOffset, SagaState> AfterRefund { get; init; } = PaymentSagaUndo.After;
}
