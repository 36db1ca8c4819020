using System.Text.Json;
using Payments.Checkout;
using Payments.Holds;
using Payments.Ledger;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Models;

/// <summary>One schedule of a pre-authorisation, rules and model side by side.</summary>
internal sealed class HoldRun
{
    private readonly HoldRulesUnderTest _rules;
    private readonly Schedule<HoldDo> _schedule;
    private readonly HoldModel _model;
    private readonly LedgerModel _books = new();
    private HoldState _row;
    private DateTimeOffset _now = Now;
    private string? _firstAnswer;

    public HoldRun(HoldRulesUnderTest rules, Schedule<HoldDo> schedule)
    {
        (_rules, _schedule) = (rules, schedule);
        var fee = new FeeTerms(schedule.First, schedule.Second);
        var life = TimeSpan.FromHours(4 * (1 + schedule.Second));
        _row = Begun(schedule.Minor, life) with { Fee = fee };
        _model = new HoldModel(schedule.Minor, fee, Now + life);
    }

    /// <summary>The first disagreement, or null.</summary>
    public string? Go()
    {
        if (_books.Append(_row.Transfers, _row.Outbox) is { } flawed) return flawed;
        foreach (var step in _schedule.Steps)
        {
            // Days pass now and then; were it with every step, most schedules would be over before anything is captured.
            _now += step.Wait > 40 ? TimeSpan.FromHours(step.Wait) : TimeSpan.FromMinutes(step.Wait);
            if (Take(step) is { } difference) return $"{step}: {difference}";
        }

        return null;
    }

    private string? Take(Step<HoldDo> step)
    {
        var before = _row;
        switch (step.Do)
        {
            case HoldDo.Answer:
                var expires = step.Who == 3 ? _now.AddHours(step.Wait) : (DateTimeOffset?)null;
                if (Write(step, _rules.Answer(_row, Said(OutcomeOf(step), expires), _now)) is { } unanswered) return unanswered;
                if (!step.Crashes) _model.Answer(OutcomeOf(step), OutcomeOf(step) == AttemptOutcome.Succeeded ? expires : null, _now);
                break;
            case HoldDo.BeginCapture:
                var capture = _rules.BeginCapture(_row, Capture($"cap_{_model.Captures}", step.Minor, step.Who == 3), _now);
                if (Write(step, capture.Value ?? _row) is { } uncaptured) return uncaptured;
                if (!step.Crashes && _model.BeginCapture(step.Minor, step.Who == 3, _now) != capture.Accepted) return Disagree(capture.Accepted);
                break;
            case HoldDo.AnswerCapture when _model.Captures > 0:
                if (Write(step, _rules.AnswerCapture(_row, $"cap_{step.Who % _model.Captures}", Said(OutcomeOf(step)), _now)) is { } unsettled) return unsettled;
                if (!step.Crashes) _model.AnswerCapture(step.Who % _model.Captures, OutcomeOf(step));
                break;
            case HoldDo.BeginVoid when step.Who == 0:
                var ending = _rules.BeginVoid(_row, false, _now);
                if (Write(step, ending.Value ?? _row) is { } unvoided) return unvoided;
                if (!step.Crashes && _model.BeginVoid(byExpiry: false) != ending.Accepted) return Disagree(ending.Accepted);
                break;
            case HoldDo.AnswerVoid:
                if (Write(step, _rules.AnswerVoid(_row, Said(OutcomeOf(step)), _now)) is { } unended) return unended;
                if (!step.Crashes) _model.AnswerVoid(OutcomeOf(step));
                break;
            case HoldDo.HoldRefund:
                var named = _model.Captures == 0 || step.Said % 3 == 0 ? (int?)null : step.Said % _model.Captures;
                var refund = _rules.HoldRefund(_row, $"ref_{step.Who}", named is { } which ? $"cap_{which}" : null, step.Minor, _now);
                if (Write(step, refund.Value ?? _row) is { } unheld) return unheld;
                if (!step.Crashes && _model.HoldRefund(step.Who, named, step.Minor) != refund.Accepted) return Disagree(refund.Accepted);
                break;
            case HoldDo.AnswerRefund:
                if (Write(step, _rules.AnswerRefund(_row, $"ref_{step.Who}", Models.Said.Refund(step.Said), _now)) is { } unrefunded) return unrefunded;
                if (!step.Crashes) _model.AnswerRefund(step.Who, Models.Said.Refund(step.Said));
                break;
            case HoldDo.Wake:
                if (Wake(step) is { } asleep) return asleep;
                if (!step.Crashes) _model.Wake(_now);
                break;
        }

        return Compare(before);
    }

    private string? Wake(Step<HoldDo> step)
    {
        if (Write(step, _rules.Announce(_row, _now)) is { } flaw) return flaw;
        return !step.Crashes && _rules.HasExpired(_row, _now) ? Write(step, _rules.BeginVoid(_row, true, _now).Value ?? _row) : null;
    }

    /// <summary>What was not written before a crash is as if it had never been.</summary>
    private string? Write(Step<HoldDo> step, HoldState next)
    {
        if (step.Crashes || ReferenceEquals(next, _row)) return null;
        _row = next;
        return _books.Append(next.Transfers, next.Outbox);
    }

    private string? Compare(HoldState before)
    {
        if (_row.Status != _model.Status) return $"it is {_row.Status}, the model {_model.Status}";
        if (HoldViews.Captured(_row) != _model.Captured || HoldViews.Claimed(_row) != _model.Captured + _model.UnderWay) return $"captured {HoldViews.Captured(_row)} of {HoldViews.Claimed(_row)}, in the model {_model.Captured} and {_model.UnderWay} under way";
        if (_books.Events != _model.Events || _row.LastEvent != _model.Events) return $"{_books.Events} events, in the model {_model.Events}";
        if (HoldViews.Refunded(_row) != _model.Refunded || _books.Of(Account.Refunds("mer_1")) != _model.SetAside) return $"refunded {HoldViews.Refunded(_row)} and {_books.Of(Account.Refunds("mer_1"))} set aside, in the model {_model.Refunded} and {_model.SetAside}";
        if (-_books.Of(Account.Clearing("simulator")) != _model.Captured - _model.Refunded || _books.Of(Account.Fees) != _model.Fees) return $"{_books.Of(Account.Fees)} of {-_books.Of(Account.Clearing("simulator"))} booked as fees, in the model {_model.Fees}";
        if (_books.Of(Account.Payable("mer_1")) != _model.Captured - _model.Fees - _model.Refunded - _model.SetAside) return $"{_books.Of(Account.Payable("mer_1"))} owed to the merchant";
        if (_model.HasEnded != _row.Due is null) return $"due at {_row.Due} when it is {_row.Status}";
        if (_model.MayExpire && _row.Due > _model.ExpiresAt) return $"it sleeps until {_row.Due}, past its expiry at {_model.ExpiresAt}";
        if (HoldTransitions.IsFinal(before.Status) && before.Status != _row.Status) return "an end was not the end";
        return CompareAnswer();
    }

    /// <summary>What a repetition of the creating request is told never changes once it is known.</summary>
    private string? CompareAnswer()
    {
        if (HoldViews.FirstAnswer(Id, _row) is not { } answer) return _firstAnswer is null ? null : "there is no answer any more";
        var text = JsonSerializer.Serialize(answer, HoldJson.Default.PreAuthorisationView);
        if (_firstAnswer is not null && _firstAnswer != text) return $"answered with {text} after {_firstAnswer}";
        _firstAnswer = text;
        return null;
    }

    private static string Disagree(bool accepted) => $"the rules {(accepted ? "accept" : "refuse")}, the model does not";

    private static AttemptOutcome OutcomeOf(Step<HoldDo> step) => Models.Said.Outcome(step.Said);
}
