using Payments.Checkout;
using Payments.Holds;
using Payments.Sagas;

namespace Payments.Tests.Unit.Sagas;

public sealed class QuestionScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 30)]
    [InlineData(2, 120)]
    [InlineData(3, 600)]
    [InlineData(4, 3600)]
    [InlineData(9, 3600)]
    public void Next_AskedWhenItWasDue_WaitsLongerAndCounts(int questions, int seconds) =>
        Assert.Equal((Now + TimeSpan.FromSeconds(seconds), questions + 1), QuestionSchedule.Next(Now, questions, Now, unanswered: false));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 20)]
    [InlineData(179, 20)]
    [InlineData(180, 180)]
    [InlineData(659, 180)]
    [InlineData(660, 3600)]
    public void Next_ChannelDidNotAnswerTheQuestion_SoonAgainForAnHourThenLess(int questions, int seconds) =>
        Assert.Equal((Now + TimeSpan.FromSeconds(seconds), questions + 1), QuestionSchedule.Next(Now, questions, Now, unanswered: true));

    [Fact]
    public void Next_RungALittleEarly_CountsAllTheSame() =>
        Assert.Equal((Now + TimeSpan.FromSeconds(30), 2), QuestionSchedule.Next(Now + TimeSpan.FromMilliseconds(100), 1, Now, false));

    [Fact]
    public void Next_TheFirst_CountsWheneverItIs() =>
        Assert.Equal((Now + TimeSpan.FromSeconds(5), 1), QuestionSchedule.Next(Now + TimeSpan.FromSeconds(20), 0, Now, false));

    [Fact]
    public void Next_AskedBeforeItsTimeAgainAndAgain_StaysWhenItWas()
    {
        var (due, questions) = QuestionSchedule.Next(Now, 0, Now, false);
        for (var impatient = 1; impatient <= 100; impatient++) (due, questions) = QuestionSchedule.Next(due, questions, Now + TimeSpan.FromMilliseconds(10 * impatient), false);

        Assert.Equal((Now + TimeSpan.FromSeconds(5), 1), (due, questions));
    }

    [Fact]
    public void Next_DueLaterThanTheScheduleSays_ComesSooner() =>
        Assert.Equal((Now + TimeSpan.FromSeconds(30), 1), QuestionSchedule.Next(Now + TimeSpan.FromHours(1), 1, Now, false));

    [Fact]
    public void OperationRules_AskedBeforeItsTime_NeitherCountedNorPutOff()
    {
        var unknown = new ChannelWord(new AttemptResult(AttemptOutcome.Unknown));
        var once = OperationRules.After(OperationRules.Begin("att", Now, TimeSpan.FromSeconds(20)), unknown, Now);
        var again = OperationRules.After(once, unknown, Now + TimeSpan.FromSeconds(1));

        Assert.Equal((Now + TimeSpan.FromSeconds(5), 1), (once.Due, once.Questions));
        Assert.Equal((once.Due, once.Questions), (again.Due, again.Questions));
    }
}
