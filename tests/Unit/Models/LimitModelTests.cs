using Xunit.Abstractions;

namespace Payments.Tests.Unit.Models;

/// <summary>Limits under payments, refunds, crashes and changes of the time zone in any order.</summary>
public sealed class LimitModelTests(ITestOutputHelper output)
{
    [Fact]
    public void Rules_AnySchedule_AgreeWithTheModel() => Schedules.Hold<LimitDo>(output, schedule => new LimitRun(new LimitRulesUnderTest(), schedule).Go());

    public static TheoryData<string, int> WrongRules => new()
    {
        { "a day may pass its limit by one", 4 },
        { "the month is not looked at", 8 },
        { "asking again counts again", 2 },
        { "a refund that asks again gives back again", 5 },
        { "letting go gives nothing back", 2 },
        { "what is counted stays held", 3 },
        { "days are those of UTC", 1 },
    };

    [Theory]
    [MemberData(nameof(WrongRules))]
    public void WrongRule_Injected_FoundAndMadeSmall(string wrong, int mostSteps)
    {
        var found = Schedules.Falsify<LimitDo>(schedule => new LimitRun(Wrong(wrong), schedule).Go(), 20_000, seed: 1);

        Assert.NotNull(found);
        Assert.True(found.Schedule.Steps.Count <= mostSteps, found.ToString());
    }

    private static LimitRulesUnderTest Wrong(string rule)
    {
        var right = new LimitRulesUnderTest();
        return rule switch
        {
            "a day may pass its limit by one" => right with
            {
                Reserve = (state, id, minor, terms, now) => right.Reserve(state, id, minor, terms.PerDay == long.MaxValue ? terms : terms with { PerDay = terms.PerDay + 1 }, now),
            },
            "the month is not looked at" => right with { Reserve = (state, id, minor, terms, now) => right.Reserve(state, id, minor, terms with { PerMonth = long.MaxValue }, now) },
            "asking again counts again" => right with
            {
                Reserve = (state, id, minor, terms, now) => right.Reserve(state with { Held = state.Held.Remove(id) }, id, minor, terms, now),
            },
            "a refund that asks again gives back again" => right with
            {
                GiveBack = (state, refund, minor, day, now) => right.GiveBack(state with { GivenBack = state.GivenBack.Remove(refund) }, refund, minor, day, now),
            },
            "letting go gives nothing back" => right with { Release = right.Commit },
            "what is counted stays held" => right with { Commit = (state, _) => state },
            _ => right with { Reserve = (state, id, minor, terms, now) => right.Reserve(state, id, minor, terms with { TimeZone = "Etc/UTC" }, now) },
        };
    }
}
