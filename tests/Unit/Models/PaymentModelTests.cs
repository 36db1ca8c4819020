using Payments.Checkout;
using Payments.Ledger;
using Payments.Refunds;
using Xunit.Abstractions;
using static Payments.Tests.Unit.Models.PaymentRulesUnderTest;

namespace Payments.Tests.Unit.Models;

/// <summary>Payments and their refunds under answers, repetitions and crashes in any order: rules, books and events are those of the model.</summary>
public sealed class PaymentModelTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Rules_AnySchedule_AgreeWithTheModel() => Schedules.Hold<PaymentDo>(output, schedule => Run(new PaymentRulesUnderTest(), schedule));

    public static TheoryData<string, int> WrongRules => new()
    {
        { "pending refunds do not count", 3 },
        { "a failed payment may still succeed", 2 },
        { "the fee is rounded down", 1 },
        { "a late success costs a fee", 2 },
        { "a refund is paid out twice", 4 },
        { "a question forgets what the customer was to do", 2 },
        { "the first answer changes with refunds", 3 },
    };

    [Theory]
    [MemberData(nameof(WrongRules))]
    public void WrongRule_Injected_FoundAndMadeSmall(string wrong, int mostSteps)
    {
        var found = Schedules.Falsify<PaymentDo>(schedule => Run(Wrong(wrong), schedule), 20_000, seed: 1);

        Assert.NotNull(found);
        Assert.True(found.Schedule.Steps.Count <= mostSteps, found.ToString());
    }

    private static PaymentRulesUnderTest Wrong(string rule)
    {
        var right = new PaymentRulesUnderTest();
        return rule switch
        {
            "pending refunds do not count" => right with
            {
                HoldRefund = (state, id, minor, now) =>
                    right.HoldRefund(state with { Refunds = [.. state.Refunds.Where(refund => refund.Id == id || refund.Status == RefundStatus.Succeeded)] }, id, minor, now) is { Value: { } held }
                        ? held with { Refunds = [.. state.Refunds.Where(refund => held.Refunds.All(one => one.Id != refund.Id)), .. held.Refunds] }
                        : right.HoldRefund(state, id, minor, now),
            },
            "a failed payment may still succeed" => right with
            {
                Settle = (state, said, now) => right.Settle(state.Status == PaymentStatus.Failed ? state with { Status = PaymentStatus.Unknown } : state, said, now),
            },
            "the fee is rounded down" => right with
            {
                Begin = (intent, said, now) => right.Begin(intent with { Fee = intent.Fee with { PartsPerMillion = intent.Fee.PartsPerMillion / 10_000 * 10_000 } }, said, now),
            },
            "a late success costs a fee" => right with { SettleLate = (state, success, now) => right.SettleLate(state, success with { Honoured = true }, now) },
            "a refund is paid out twice" => right with
            {
                SettleRefund = (state, id, said, now) => right.SettleRefund(state with { Refunds = [.. state.Refunds.Select(refund => refund with { Status = RefundStatus.Unknown })] }, id, said, now),
            },
            "a question forgets what the customer was to do" => right with
            {
                Settle = (state, said, now) => right.Settle(state.Status == PaymentStatus.Pending ? state with { Status = PaymentStatus.Processing } : state, said, now),
            },
            _ => right with
            {
                SettleRefund = (state, id, said, now) => right.SettleRefund(state, id, said, now) with { SettledAt = now },
            },
        };
    }

    private static string? Run(PaymentRulesUnderTest rules, Schedule<PaymentDo> schedule)
    {
        var fee = new FeeTerms(schedule.First, schedule.Second);
        var intent = Intent(schedule.Minor, fee, Start);
        var (model, books, now) = (new PaymentModel(schedule.Minor, fee), new LedgerModel(), Start);
        PaymentState? row = null;
        PaymentView? firstAnswer = null;
        foreach (var step in schedule.Steps)
        {
            now += TimeSpan.FromMinutes(step.Wait);
            var (next, accepted) = Apply(rules, row, intent, step, now);
            // The change was not written, and whoever asked will ask again.
            if (step.Crashes) continue;
            if (next is null) continue;
            if (Tell(model, step) is { } expected && expected != accepted) return $"{step}: the rules {(accepted ? "accept" : "refuse")}, the model does not";
            if (!ReferenceEquals(next, row) && books.Append(next.Transfers, next.Outbox) is { } flaw) return $"{step}: {flaw}";
            row = next;
            if (Compare(model, row, books) is { } difference) return $"{step}: {difference}";
            // A repetition is answered as the first request was, whatever came later; only late money gives a new answer.
            var answer = PaymentRules.ViewSettled(Id, row);
            if (step.Do is PaymentDo.HoldRefund or PaymentDo.AnswerRefund && answer != firstAnswer) return $"{step}: answered as {answer} after {firstAnswer}";
            firstAnswer = answer;
        }

        return null;
    }

    private static (PaymentState? Next, bool Accepted) Apply(PaymentRulesUnderTest rules, PaymentState? row, BeginPayment intent, Step<PaymentDo> step, DateTimeOffset now)
    {
        if (row is null) return step.Do == PaymentDo.Answer ? (rules.Begin(intent, AnswerOf(step), now), true) : (null, false);
        switch (step.Do)
        {
            case PaymentDo.Answer: return (rules.Settle(row, AnswerOf(step), now), true);
            case PaymentDo.MoneyComesLate: return (rules.SettleLate(row, new LatePayment("ch_1", step.Who > 1, null), now), true);
            case PaymentDo.AnswerRefund: return (rules.SettleRefund(row, Refund(step), Said.Refund(step.Said), now), true);
            default:
                var held = rules.HoldRefund(row, Refund(step), step.Minor, now);
                return (held.Accepted ? held.Value : row, held.Accepted);
        }
    }

    private static bool? Tell(PaymentModel model, Step<PaymentDo> step)
    {
        switch (step.Do)
        {
            case PaymentDo.Answer: model.Answer(AnswerOf(step).Outcome); return null;
            case PaymentDo.MoneyComesLate: model.MoneyComesLate(step.Who > 1); return null;
            case PaymentDo.AnswerRefund: model.AnswerRefund(step.Who, Said.Refund(step.Said)); return null;
            default: return model.HoldRefund(step.Who, step.Minor);
        }
    }

    private static string? Compare(PaymentModel model, PaymentState row, LedgerModel books)
    {
        var view = PaymentRules.View(Id, row);
        var (clearing, payable, refunds) = (books.Of(Account.Clearing("simulator")), books.Of(Account.Payable("mer_1")), books.Of(Account.Refunds("mer_1")));
        if (view.Status != model.Status) return $"it is {view.Status}, the model {model.Status}";
        if (view.Refunded != model.Refunded) return $"{view.Refunded} refunded, in the model {model.Refunded}";
        if (books.Events != model.Events || row.LastEvent != model.Events) return $"{books.Events} events, in the model {model.Events}";
        if (-clearing != model.Captured - model.Refunded) return $"the channel owes {-clearing}, in the model {model.Captured - model.Refunded}";
        if (books.Of(Account.Fees) != model.Fee) return $"a fee of {books.Of(Account.Fees)}, in the model {model.Fee}";
        if (refunds != model.SetAside) return $"{refunds} set aside, in the model {model.SetAside}";
        return payable == model.Captured - model.Fee - model.Refunded - model.SetAside ? null : $"{payable} owed to the merchant";
    }

    private static AttemptResult AnswerOf(Step<PaymentDo> step)
    {
        var outcome = Said.Outcome(step.Said);
        return new AttemptResult(outcome, outcome == AttemptOutcome.Unknown ? null : "ch_1", NextAction: outcome == AttemptOutcome.CustomerAction ? new CustomerStep("https://x/", Start) : null);
    }

    private static string Refund(Step<PaymentDo> step) => $"ref_{step.Who}";
}
