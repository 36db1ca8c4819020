using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class CircuitTests
{
    private const string Key = "stripe/acct_1";
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    // Fewer than five failures, or fewer than half of all, are bad luck.
    [InlineData(0, 0, 4, CircuitState.Closed)]
    [InlineData(0, 0, 5, CircuitState.Open)]
    [InlineData(5, 0, 5, CircuitState.Open)]
    [InlineData(6, 0, 5, CircuitState.Closed)]
    [InlineData(3, 3, 5, CircuitState.Closed)]
    // A channel that says no works.
    [InlineData(0, 100, 0, CircuitState.Closed)]
    public void After_Reports_OpensWhenHalfFails(int succeeded, int declined, int failed, CircuitState circuit) =>
        Assert.Equal(circuit, View(After(new(), new HealthReport(succeeded, declined, failed, 10), Start), Start).Circuit);

    [Fact]
    public void After_FailuresSpreadOverTheMinute_OpensAsWell()
    {
        var state = new ChannelHealthState();
        for (var i = 0; i < 5; i++) state = After(state, new HealthReport(0, 0, 1, 10), Start.AddSeconds(i * 10));
        Assert.Equal(CircuitState.Open, View(state, Start.AddSeconds(40)).Circuit);
        state = new ChannelHealthState();
        for (var i = 0; i < 8; i++) state = After(state, new HealthReport(0, 0, 1, 10), Start.AddSeconds(i * 20));
        Assert.Equal(CircuitState.Closed, View(state, Start.AddSeconds(140)).Circuit);
    }

    [Fact]
    public void Open_AfterHalfAMinute_HalfOpenAndThreeSuccessesCloseIt()
    {
        var state = Opened(Start);
        Assert.Equal(CircuitState.Open, View(state, Start.AddSeconds(29)).Circuit);
        Assert.Equal(CircuitState.HalfOpen, View(state, Start.AddSeconds(30)).Circuit);
        state = After(state, new HealthReport(1, 1, 0, 10), Start.AddSeconds(31));
        Assert.Equal(CircuitState.HalfOpen, View(state, Start.AddSeconds(31)).Circuit);
        state = After(state, new HealthReport(1, 0, 0, 10), Start.AddSeconds(32));
        var view = View(state, Start.AddSeconds(32));
        Assert.Equal((CircuitState.Closed, null, 0), (view.Circuit, view.Reason, view.Minute.Answered));
        // What had opened it does not open it again.
        Assert.Equal(CircuitState.Closed, View(After(state, new HealthReport(0, 0, 1, 10), Start.AddSeconds(33)), Start.AddSeconds(33)).Circuit);
    }

    [Fact]
    public void BeginAnew_OtherCredentials_CircuitIsClosedAndWhatWasCountedStays()
    {
        var refused = After(new(), new HealthReport(3, 0, 1, 10, CredentialsRefused: 1), Start);
        Assert.Equal((CircuitState.Open, CircuitReason.CredentialsRefused), (View(refused, Start).Circuit, View(refused, Start).Reason));

        var anew = HealthRules.BeginAnew(refused, Start.AddSeconds(5));

        var view = View(anew, Start.AddSeconds(5));
        Assert.Equal((CircuitState.Closed, null, Start.AddSeconds(5), 4), (view.Circuit, view.Reason, view.ChangedAt, view.Hour.Answered));
        Assert.Same(anew, HealthRules.BeginAnew(anew, Start.AddSeconds(6)));
    }

    [Fact]
    public void HalfOpen_OneFailure_OpensForLongerEachTimeUpToFiveMinutes()
    {
        var (state, now) = (Opened(Start), Start);
        foreach (var seconds in new[] { 30, 60, 120, 240, 300, 300 })
        {
            Assert.Equal(now.AddSeconds(seconds), View(state, now).OpenUntil);
            now = now.AddSeconds(seconds);
            state = After(state, new HealthReport(9, 0, 1, 10), now);
            Assert.Equal((CircuitState.Open, CircuitReason.ProbeFailed), (View(state, now).Circuit, View(state, now).Reason));
        }
    }

    [Fact]
    public void CredentialsRefused_Once_OpensAtOnceWithItsReason()
    {
        var view = View(After(new(), new HealthReport(50, 0, 1, 10, CredentialsRefused: 1), Start), Start);
        Assert.Equal((CircuitState.Open, CircuitReason.CredentialsRefused), (view.Circuit, view.Reason));
    }

    [Fact]
    public void Open_MoreFailures_ChangeNothing()
    {
        var state = Opened(Start);
        Assert.Equal(state.Circuit, After(state, new HealthReport(0, 0, 50, 10), Start.AddSeconds(10)).Circuit);
    }

    [Fact]
    public void Windows_MinuteAndHour_SlideAndForget()
    {
        var state = After(new(), new HealthReport(3, 1, 0, 400), Start);
        state = After(state, new HealthReport(0, 0, 1, 100), Start.AddMinutes(2));
        var view = View(state, Start.AddMinutes(2));
        Assert.Equal(new HealthWindow(1, 0, 0, 1, 100, 0), view.Minute);
        Assert.Equal(new HealthWindow(5, 3, 1, 1, 100, 600_000), view.Hour);
        Assert.Equal(0, View(state, Start.AddMinutes(70)).Hour.Answered);
        Assert.Null(View(state, Start.AddMinutes(70)).Hour.SuccessRate);
        Assert.True(After(state, new HealthReport(1, 0, 0, 1), Start.AddHours(9)).Hour.Length <= HealthSlots.Kept);
    }

    [Fact]
    public void View_ForRouting_TheHoursRateAndTheCircuit()
    {
        var view = View(After(new(), new HealthReport(3, 1, 0, 400), Start), Start);
        Assert.Equal(new CandidateHealth(CircuitState.Closed, 4, 3, 100), view.ForRouting());
        Assert.Equal(("stripe", "acct_1", Start), (view.Channel, view.AccountId, view.Since));
    }

    private static ChannelHealthState Opened(DateTimeOffset now) => After(new(), new HealthReport(0, 0, 5, 10), now);

    private static ChannelHealthState After(ChannelHealthState state, HealthReport report, DateTimeOffset now) => HealthRules.After(Key, state, report, now);

    private static ChannelHealthView View(ChannelHealthState state, DateTimeOffset now) => HealthRules.View(Key, state, now);
}
