using Payments.Embedded;

namespace Payments.Tests.Unit.Embedded;

public sealed class DeadlockTests
{
    [Fact]
    public async Task Call_IntoACircleOfTwoChains_FailsNamingBothGrains()
    {
        await using var silo = await SiloFixture.StartAsync(options => options.WatchdogPeriod = TimeSpan.FromMilliseconds(20));
        var first = silo.Step("first").WaitAtThenCall("both", "second");
        var second = silo.Step("second").WaitAtThenCall("both", "first");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Count == 2, "both grains are busy");

        silo.Probe.Open("both");

        // The failure of one frees its grain, which may answer the other before that one is failed as well.
        var failures = (await Task.WhenAll(Record.ExceptionAsync(() => first), Record.ExceptionAsync(() => second)))
            .Where(failure => failure is not null)
            .ToList();
        Assert.NotEmpty(failures);
        foreach (var failure in failures)
        {
            var deadlock = Assert.IsType<DeadlockException>(failure);
            Assert.Contains("unit-step/first IStepGrain.WaitAtThenCall", deadlock.Chain);
            Assert.Contains("unit-step/second IStepGrain.WaitAtThenCall", deadlock.Chain);
        }
    }

    [Fact]
    public async Task Call_WaitingForAGrainThatIsMerelySlow_IsLeftAlone()
    {
        await using var silo = await SiloFixture.StartAsync(options => options.WatchdogPeriod = TimeSpan.FromMilliseconds(5));
        var slow = silo.Step("slow").WaitAt("slow");
        var waiting = silo.Step("waiting").WaitAtThenCall("waiting", "slow");
        silo.Probe.Open("waiting");
        await Eventually.HoldsAsync(() => silo.FiguresOf("unit-step").Waiting == 1, "the call waits");
        // Many scans pass over the waiting call.
        await Task.Delay(100);

        silo.Probe.Open("slow");

        await slow;
        await waiting;
    }

    [Fact]
    public async Task Call_ByAReaderToItselfPastAWaitingWriter_IsAnswered()
    {
        await using var silo = await SiloFixture.StartAsync();
        var grain = silo.Step("reader");
        var reading = grain.ReadThenRead("reader");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Contains("at before-read"), "the reader runs");
        var writing = grain.Note("written");
        await Eventually.HoldsAsync(() => silo.FiguresOf("unit-step").Waiting == 1, "the writer waits");

        silo.Probe.Open("before-read");

        await reading.WaitAsync(TimeSpan.FromSeconds(20));
        await writing;
    }
}
