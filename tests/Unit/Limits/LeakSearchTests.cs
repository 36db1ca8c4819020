using Payments.Limits;

namespace Payments.Tests.Unit.Limits;

public sealed class LeakSearchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly LeakSearch _search = new();

    [Fact]
    public void IsToBeAsked_BetweenItsTimes_OnlyWhatTheLastLookHadNoAnswerFor()
    {
        _search.Begin(Noon);
        Assert.True(_search.IsToBeAsked("pay_a", 2 * Minute));
        _search.Unanswered("pay_a");

        _search.Begin(Noon + Minute);

        Assert.True(_search.IsToBeAsked("pay_a", 3 * Minute));
        Assert.False(_search.IsToBeAsked("pay_b", 3 * Minute));
    }

    [Fact]
    public void IsToBeAsked_AnsweredMeanwhile_WhenItsTimeComes()
    {
        _search.Begin(Noon);
        _search.Unanswered("pay_a");
        _search.Begin(Noon + Minute);

        _search.Begin(Noon + 2 * Minute);
        Assert.False(_search.IsToBeAsked("pay_a", 7 * Minute));
        _search.Begin(Noon + 3 * Minute);
        Assert.True(_search.IsToBeAsked("pay_a", 8 * Minute));
    }
}
