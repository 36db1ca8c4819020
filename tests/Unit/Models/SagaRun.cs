using Payments.Checkout;
using Payments.Limits;
using Payments.Merchants;
using Payments.Money;
using Payments.Refunds;
using Payments.Requests;
using Payments.Sagas;
using Payments.Tiers;

namespace Payments.Tests.Unit.Models;

/// <summary>One schedule of a payment's saga: the planner is asked as the saga's grain asks it, and the model says what it must plan.</summary>
internal sealed class SagaRun
{
    private const string Id = "pay_00000000000000000000000000";
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SagaRulesUnderTest _rules;
    private readonly Schedule<SagaDo> _schedule;
    private readonly SagaModel _model;
    private readonly HashSet<string> _failedRefunds = [];
    private SagaState _saga;
    private PaymentView? _answer;
    private DateTimeOffset _now = Start;

    public SagaRun(SagaRulesUnderTest rules, Schedule<SagaDo> schedule)
    {
        (_rules, _schedule) = (rules, schedule);
        var life = 60 * (1 + schedule.Second);
        var command = new CreatePayment(new IdempotentRequest(new("key"), "f"), "mer_1", new Amount(schedule.Minor, "EUR"), "tok_visa", null, null, null, life);
        var terms = new MerchantTerms(MerchantStatus.Active, "EUR", new LimitTerms(1, 1, 1, "Etc/UTC"), new FeeTerms(0, 0), false, TierName.Starter, null);
        _saga = PaymentSaga.Start(command, terms, Start);
        _model = new SagaModel(Start.AddSeconds(life));
    }

    /// <summary>The first disagreement, or null.</summary>
    public string? Go()
    {
        foreach (var step in _schedule.Steps)
        {
            _now += TimeSpan.FromSeconds(step.Wait);
            // Whoever comes after the crash finds what was written before.
            if (!step.Crashes && (Take(step) ?? Compare()) is { } difference) return $"{step}: {difference}";
        }

        return null;
    }

    private string? Take(Step<SagaDo> step)
    {
        // Whoever comes upon an intent, other than its first answer, makes it due before anything else.
        if (_model.IsIntent && step.Do is not (SagaDo.Answer or SagaDo.NotSent)) Find();
        switch (step.Do)
        {
            case SagaDo.Answer when _model is { Status: SagaStatus.Running, HasLateMoney: false }:
                After(View((PaymentStatus)(step.Said % Enum.GetValues<PaymentStatus>().Length)));
                break;
            case SagaDo.NotSent when _model is { Status: SagaStatus.Running, HasLateMoney: false, Unsent: <= 3 }:
                _saga = _saga with { Retry = new SagaRetry(_model.Unsent + 1, Sending: false, "away") };
                _model.NotSent();
                // Three more tries, and then it has failed.
                After(View(_model.Unsent > 3 ? PaymentStatus.Failed : PaymentStatus.Processing));
                break;
            case SagaDo.Send when _saga.Retry is { Sending: false } unsent:
                _saga = _saga with { Retry = unsent with { Sending = true } };
                _model.Send();
                break;
            case SagaDo.Cancel when _model.MayCancel:
                _saga = _saga with { Undo = new SagaUndo(null, _now), Due = _now + Patience };
                _model.BeginEnd(byExpiry: false, _now + Patience);
                break;
            case SagaDo.Silence when _model.IsEnding:
                _saga = _rules.Silence(_saga, View(PaymentStatus.Pending), _now);
                _model.Silence(_now);
                break;
            case SagaDo.NeverSeen when _model.IsEnding:
                _saga = _saga with { Late = new SagaLate(0) };
                _model.NeverSeen();
                break;
            case SagaDo.Expire:
                if (_rules.HasExpired(_saga, _now) != _model.HasExpired(_now)) return "its time is over for one, not for the other";
                if (!_model.HasExpired(_now)) break;
                _saga = PaymentSagaExpiry.Begin(_saga, _now, Patience);
                _model.BeginEnd(byExpiry: true, _now + Patience);
                break;
            case SagaDo.AnswerRefund when _model.Status == SagaStatus.Compensating:
                AnswerRefund(step);
                break;
            case SagaDo.Undone when _model.Status == SagaStatus.Compensating:
                _saga = PaymentSagaUndo.Undone(_saga, PaymentSagaUndo.RefundOf(Id, _saga.Undo!), _now);
                _model.Undone();
                break;
            default: return TakeAfterTheEnd(step);
        }

        return null;
    }

    private string? TakeAfterTheEnd(Step<SagaDo> step)
    {
        switch (step.Do)
        {
            case SagaDo.LookForLateMoney when _model.MayHaveLateMoney && _saga is { Late: not null, Due: not null }:
                _saga = _rules.NothingLate(_saga, step.Who > 0, _now);
                _model.NothingLate(step.Who > 0, _now);
                break;
            case SagaDo.MoneyComesLate when _model.MayHaveLateMoney:
                _saga = _rules.Reopen(_saga, View(PaymentStatus.Expired), step.Who > 1, _now, Patience);
                _model.LateMoney(step.Who > 1, _now + Patience);
                break;
            case SagaDo.Honour when _model is { Status: SagaStatus.Running, HasLateMoney: true, IsHonoured: true }:
                _saga = PaymentSagaExpiry.Honoured(_saga, _now);
                _model.Honour();
                break;
            case SagaDo.Undo when _model.MayUndo:
                _saga = _rules.Undo(_saga, _now, Patience);
                _model.Undo(_now + Patience);
                // A refund that has failed is final: one of its name would only be told so again.
                return _failedRefunds.Contains(PaymentSagaUndo.RefundOf(Id, _saga.Undo!)) ? "the refund that has failed is asked for again" : null;
        }

        return null;
    }

    private void Find()
    {
        _saga = _rules.Taken(_saga, _now);
        _model.Find(_now);
    }

    private void After(PaymentView payment)
    {
        _saga = _rules.After(_saga, payment, _now);
        _model.Answer(payment.Status, _now);
    }

    private void AnswerRefund(Step<SagaDo> step)
    {
        var said = step.Who == 3 ? (RefundStatus?)null : (RefundStatus)(step.Said % Enum.GetValues<RefundStatus>().Length);
        var name = PaymentSagaUndo.RefundOf(Id, _saga.Undo!);
        if (said is RefundStatus.Failed) _failedRefunds.Add(name);
        var refund = said is { } status ? new RefundView(name, Id, null, null, 1, "EUR", status, null, null, Start, _now) : null;
        _saga = _rules.AfterRefund(_saga, refund, refund is null ? PaymentRefusals.NotFound : null, _now);
        _model.AnswerRefund(said, _now);
    }

    private string? Compare()
    {
        if (_saga.Status != _model.Status) return $"it is {_saga.Status}, the model {_model.Status}";
        if (_saga.Due != _model.Due) return $"due at {_saga.Due:O}, in the model {_model.Due:O}";
        var isUnderWay = _model.Status is SagaStatus.Running or SagaStatus.Compensating;
        if (isUnderWay != _saga.EndedAt is null) return $"ended at {_saga.EndedAt:O} while it is {_saga.Status}";
        if (PaymentSaga.IsIntent(_saga) != _model.IsIntent) return "it is an intent, or the model is, and the other is not";
        if (isUnderWay && _saga.Due is null && !_model.IsIntent) return "under way, and nobody wakes it";
        if (_saga.Steps.Select(step => step.Name).Distinct().Count() != _saga.Steps.Length) return "a step stands there twice";
        if (_answer is not null && _saga.Payment.Answer != _answer) return $"answered with {_saga.Payment.Answer} after {_answer}";
        _answer = _saga.Payment.Answer;
        return null;
    }

    private PaymentView View(PaymentStatus status) => new(Id, "mer_1", "ord_1", _schedule.Minor, "EUR", status, 0, null, null, null, Start, _now);
}
