using Payments.Checkout;
using Payments.Holds;
using Payments.Outcomes;
using Payments.Refunds;
using Xunit.Abstractions;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Models;

/// <summary>Pre-authorisations under captures, voids, answers, crashes and the passing of time in any order.</summary>
public sealed class HoldModelTests(ITestOutputHelper output)
{
    [Fact]
    public void Rules_AnySchedule_AgreeWithTheModel() => Schedules.Hold<HoldDo>(output, schedule => new HoldRun(new HoldRulesUnderTest(), schedule).Go());

    public static TheoryData<string, int> WrongRules => new()
    {
        { "captures under way do not count", 3 },
        { "a void crosses a capture under way", 3 },
        { "a final capture keeps the rest", 4 },
        { "a declined void ends it", 3 },
        { "it is announced again and again", 3 },
        { "it is captured after its time", 2 },
        { "it never expires", 2 },
        { "a question forgets what the customer was to do", 2 },
        { "a refund that failed keeps its share", 5 },
        { "a refund takes of any capture", 7 },
        { "its first answer shows later captures", 2 },
    };

    [Theory]
    [MemberData(nameof(WrongRules))]
    public void WrongRule_Injected_FoundAndMadeSmall(string wrong, int mostSteps)
    {
        var found = Schedules.Falsify<HoldDo>(schedule => new HoldRun(Wrong(wrong), schedule).Go(), 20_000, seed: 1);

        Assert.NotNull(found);
        Assert.True(found.Schedule.Steps.Count <= mostSteps, found.ToString());
    }

    private static HoldRulesUnderTest Wrong(string rule)
    {
        var right = new HoldRulesUnderTest();
        return rule switch
        {
            "captures under way do not count" => right with
            {
                BeginCapture = (state, command, now) => Restored(state, right.BeginCapture(Without(state, capture => capture.Operation.IsOpen), command, now)),
            },
            "a void crosses a capture under way" => right with
            {
                BeginVoid = (state, byExpiry, now) => Restored(state, right.BeginVoid(Without(state, capture => capture.Operation.IsOpen), byExpiry, now)),
            },
            "a final capture keeps the rest" => right with
            {
                AnswerCapture = (state, id, word, now) => right.AnswerCapture(state with { Captures = [.. state.Captures.Select(capture => capture with { IsFinal = false })] }, id, word, now),
            },
            "a declined void ends it" => right with
            {
                AnswerVoid = (state, word, now) => right.AnswerVoid(state, word.Result.Outcome == AttemptOutcome.Declined ? Said(AttemptOutcome.Succeeded) : word, now),
            },
            "it is announced again and again" => right with { Announce = (state, now) => right.Announce(state, now) with { AlertAt = state.AlertAt } },
            "it is captured after its time" => right with { BeginCapture = (state, command, now) => right.BeginCapture(state with { ExpiresAt = DateTimeOffset.MaxValue }, command, now) },
            "it never expires" => right with { HasExpired = (_, _) => false },
            "a question forgets what the customer was to do" => right with
            {
                Answer = (state, word, now) => right.Answer(state.Status == HoldStatus.Pending ? state with { Status = HoldStatus.Processing } : state, word, now),
            },
            "a refund that failed keeps its share" => right with
            {
                AnswerRefund = (state, refund, said, now) => right.AnswerRefund(state, refund, said == RefundStatus.Failed ? RefundStatus.Unknown : said, now),
            },
            "a refund takes of any capture" => right with { HoldRefund = (state, refund, _, minor, now) => right.HoldRefund(state, refund, null, minor, now) },
            _ => right with { BeginCapture = (state, command, now) => right.BeginCapture(state, command, now) is { Value: { } begun } ? begun with { AuthorisedAt = now } : right.BeginCapture(state, command, now) },
        };
    }

    private static HoldState Without(HoldState state, Func<StoredCapture, bool> left) => state with { Captures = [.. state.Captures.Where(capture => !left(capture))] };

    private static Outcome<HoldState> Restored(HoldState before, Outcome<HoldState> after) =>
        after is { Value: { } next } ? next with { Captures = [.. before.Captures, .. next.Captures.Where(capture => before.Captures.All(one => one.Id != capture.Id))] } : after;
}
