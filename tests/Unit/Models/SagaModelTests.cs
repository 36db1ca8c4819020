using Payments.Checkout;
using Payments.Refunds;
using Xunit.Abstractions;

namespace Payments.Tests.Unit.Models;

/// <summary>A payment's saga under answers, lost answers, wishes, expiry, late money and refunds in any order.</summary>
public sealed class SagaModelTests(ITestOutputHelper output)
{
    [Fact]
    public void Planner_AnySchedule_AgreesWithTheModel() => Schedules.Hold<SagaDo>(output, schedule => new SagaRun(new SagaRulesUnderTest(), schedule).Go());

    public static TheoryData<string, int> WrongRules => new()
    {
        { "an intent that is found stays as it is", 1 },
        { "a silent channel is left alone for long", 4 },
        { "it sleeps past its expiry", 5 },
        { "a question is not counted", 3 },
        { "a payment is expired while it is being ended", 2 },
        { "late money is looked for as often as one likes", 2 },
        { "late money leaves it where it was", 2 },
        { "a refund that failed is asked for again", 4 },
        { "a refund under way ends it", 3 },
    };

    [Theory]
    [MemberData(nameof(WrongRules))]
    public void WrongRule_Injected_FoundAndMadeSmall(string wrong, int mostSteps)
    {
        var found = Schedules.Falsify<SagaDo>(schedule => new SagaRun(Wrong(wrong), schedule).Go(), 20_000, seed: 1);

        Assert.NotNull(found);
        Assert.True(found.Schedule.Steps.Count <= mostSteps, found.ToString());
    }

    private static SagaRulesUnderTest Wrong(string rule)
    {
        var right = new SagaRulesUnderTest();
        return rule switch
        {
            "an intent that is found stays as it is" => right with { Taken = (saga, _) => saga },
            "a silent channel is left alone for long" => right with { Silence = (saga, payment, now) => right.After(saga, payment, now) },
            "it sleeps past its expiry" => right with
            {
                After = (saga, payment, now) => right.After(saga with { Payment = saga.Payment with { ExpiresIn = int.MaxValue } }, payment, now) is var after
                    ? after with { Payment = after.Payment with { ExpiresIn = saga.Payment.ExpiresIn } }
                    : saga,
            },
            "a question is not counted" => right with { After = (saga, payment, now) => right.After(saga, payment, now) with { Questions = saga.Questions } },
            "a payment is expired while it is being ended" => right with { HasExpired = (saga, now) => right.HasExpired(saga with { Undo = null }, now) },
            "late money is looked for as often as one likes" => right with { NothingLate = (saga, _, now) => right.NothingLate(saga, false, now) },
            "late money leaves it where it was" => right with { Reopen = (saga, _, _, _, _) => saga },
            "a refund that failed is asked for again" => right with
            {
                Undo = (saga, now, patience) => right.Undo(saga, now, patience) is var begun ? begun with { Undo = begun.Undo! with { Attempt = 1 } } : saga,
            },
            _ => right with
            {
                AfterRefund = (saga, refund, refusal, now) => right.AfterRefund(saga, refund?.Status == RefundStatus.Processing ? null : refund, refusal ?? PaymentRefusals.NotFound, now),
            },
        };
    }
}
