using System.Diagnostics.Metrics;
using Payments.Embedded;

namespace Payments.Tests.Unit.Embedded;

public sealed class StatisticsTests
{
    [Fact]
    public async Task Snapshot_AfterCalls_CountsThemByGrainType()
    {
        await using var silo = await SiloFixture.StartAsync();
        for (var i = 0; i < 5; i++) await silo.Step("counted").Note("call");
        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Step("counted too").Fail("on purpose"));

        var figures = silo.FiguresOf("unit-step");

        Assert.Equal((6, 1), (figures.Calls, figures.Failures));
        Assert.Equal((2, 2, 0), (figures.Activations, figures.Created, figures.Deactivated));
        Assert.True(figures.LatencyP50 > TimeSpan.Zero && figures.LatencyP50 <= figures.LatencyP99);
    }

    [Fact]
    public async Task Snapshot_WithACallOfKnownLength_ReportsItWithinAnEighth()
    {
        var clock = new ManualTimeProvider();
        await using var silo = await SiloFixture.StartAsync(time: clock);
        var call = silo.Step("timed").WaitAt("timed");
        await Eventually.HoldsAsync(() => silo.Probe.Notes.Count == 1, "the call runs");
        clock.Advance(TimeSpan.FromMilliseconds(100));
        silo.Probe.Open("timed");
        await call;

        Assert.InRange(silo.FiguresOf("unit-step").LatencyP99.TotalMilliseconds, 100, 113);
    }

    [Fact]
    public async Task Meter_WithAListener_ReportsTheSameFigures()
    {
        await using var silo = await SiloFixture.StartAsync();
        await silo.Step("metered").Note("call");
        var calls = new List<long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: GrainStatistics.MeterName, Name: "grains.calls" }) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (var tag in tags) if (tag is { Key: "grain.type", Value: "unit-step" }) calls.Add(value);
        });
        listener.Start();

        listener.RecordObservableInstruments();

        // Other tests of this process have silos and meters of their own.
        Assert.Contains(1L, calls);
    }
}
