namespace Payments.Tests.Unit.Embedded;

public sealed class OverloadTests
{
    [Fact]
    public async Task Call_PastTheMailboxLimit_IsRefusedWithTheGrainAndTheLimit()
    {
        await using var silo = await SiloFixture.StartAsync(options => options.MailboxLimit = 3);
        var grain = silo.Step("full");
        var running = grain.WaitAt("full");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Contains("at full"), "the first call runs");
        var waiting = Enumerable.Range(0, 3).Select(i => grain.Note($"{i}")).ToArray();

        var refusal = await Assert.ThrowsAsync<LimitExceededException>(() => grain.Note("one too many"));

        Assert.Contains("unit-step/full", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("limit is 3", refusal.Message, StringComparison.Ordinal);
        silo.Probe.Open("full");
        await running;
        await Task.WhenAll(waiting);
        Assert.Equal(["at full", "0", "1", "2"], silo.Probe.Notes);
    }

    [Fact]
    public async Task Reader_BehindAWaitingWriter_DoesNotOvertakeIt()
    {
        await using var silo = await SiloFixture.StartAsync();
        var grain = silo.Step("fair");
        var first = grain.ReadAt("first");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Contains("at first"), "the first reader runs");
        var writer = grain.Note("written");
        var second = grain.ReadAt("second");

        silo.Probe.Open("first");
        silo.Probe.Open("second");

        await Task.WhenAll(first, writer, second);
        Assert.Equal(["at first", "written", "at second"], silo.Probe.Notes);
    }
}
