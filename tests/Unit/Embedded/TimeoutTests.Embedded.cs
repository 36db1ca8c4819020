namespace Payments.Tests.Unit.Embedded;

public sealed class TimeoutTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Call_ThatWaitsPastItsLimit_FailsAndNeverRuns()
    {
        await using var silo = await SiloFixture.StartAsync(time: _clock);
        var grain = silo.Step("late");
        var running = grain.WaitAt("late");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Contains("at late"), "the first call runs");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var waiting = grain.Note("too late");

        _clock.Advance(TimeSpan.FromSeconds(32));

        var ranTooLong = await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Contains("unit-step/late IStepGrain.WaitAt", ranTooLong.Message, StringComparison.Ordinal);
        Assert.Contains("it runs", ranTooLong.Message, StringComparison.Ordinal);
        var waitedTooLong = await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        Assert.Contains("never run", waitedTooLong.Message, StringComparison.Ordinal);
        silo.Probe.Open("late");
        await grain.Note("next");
        Assert.Equal(["at late", "next"], silo.Probe.Notes);
    }

    [Fact]
    public async Task Call_OfAMethodWithItsOwnLimit_FailsAfterThatOne()
    {
        await using var silo = await SiloFixture.StartAsync(time: _clock);
        var brief = silo.Step("brief").WaitAtBriefly("brief");
        var patient = silo.Step("patient").WaitAt("patient");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Count == 2, "both calls run");

        _clock.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TimeoutException>(() => brief);
        Assert.False(patient.IsCompleted);
    }

    [Fact]
    public async Task Call_WithinItsLimit_IsLeftAlone()
    {
        await using var silo = await SiloFixture.StartAsync(time: _clock);
        var running = silo.Step("in-time").WaitAt("in-time");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Count == 1, "the call runs");

        _clock.Advance(TimeSpan.FromSeconds(29));

        silo.Probe.Open("in-time");
        await running;
    }
}
