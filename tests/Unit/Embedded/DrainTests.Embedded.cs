namespace Payments.Tests.Unit.Embedded;

public sealed class DrainTests
{
    [Fact]
    public async Task Stop_WithRunningAndQueuedCalls_LetsThemEndAndSaysGoodbye()
    {
        await using var silo = await SiloFixture.StartAsync();
        var grain = silo.Step("draining");
        var running = grain.WaitAtThenCall("drain", "inner");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Contains("at drain"), "the call runs");
        var queued = grain.Note("queued");

        var stopping = silo.StopAsync();
        var refused = await Assert.ThrowsAsync<SiloUnavailableException>(() => silo.Step("outside").Note("too late"));
        silo.Probe.Open("drain");
        await stopping;

        await running;
        await queued;
        Assert.Contains("shutting down", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["at drain", "other", "queued"], silo.Probe.Notes.Take(3).Order(StringComparer.Ordinal));
        Assert.Contains("draining gone: ShuttingDown", silo.Probe.Notes);
        Assert.Contains("inner gone: ShuttingDown", silo.Probe.Notes);
    }

    [Fact]
    public async Task Stop_WithACallThatNeverEnds_RefusesWhatWaitsBehindIt()
    {
        await using var silo = await SiloFixture.StartAsync(options =>
        {
            options.DrainTimeout = TimeSpan.FromMilliseconds(50);
            options.DeactivationTimeout = TimeSpan.FromMilliseconds(50);
        });
        var grain = silo.Step("stuck");
        var stuck = grain.WaitAt("stuck");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Contains("at stuck"), "the call runs");
        var queued = grain.Note("queued");

        await silo.StopAsync();

        Assert.False(stuck.IsCompleted);
        silo.Probe.Open("stuck");
        await stuck;
        await Assert.ThrowsAsync<SiloUnavailableException>(() => queued);
        Assert.DoesNotContain("queued", silo.Probe.Notes);
    }
}
