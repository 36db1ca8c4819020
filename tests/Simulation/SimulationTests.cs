using System.Diagnostics;
using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.Run;
using Xunit.Abstractions;

namespace Payments.Tests.Simulation;

/// <summary>Real processes under real faults: docs/reliability.md says what is done, what is checked, and how to make it longer.</summary>
[Collection("simulation")]
public sealed class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Run_UnderFaults_EveryInvariantHolds()
    {
        var settings = SimulationSettings.Read();
        var runs = new List<RunResult>();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < settings.Seeds.Count || clock.Elapsed.TotalMinutes < settings.Minutes; round++)
        {
            runs.Add(await SimulationRun.Of(SimulationPlan.Of(settings.SeedOf(round), settings.Plan), keep: settings.Keep));
            if (settings.Report is { } path) await File.WriteAllTextAsync(path, RunReport.Of(runs, clock.Elapsed));
        }

        var report = RunReport.Of(runs, clock.Elapsed);
        output.WriteLine(report);
        Assert.False(runs.Any(run => run.Broken.Any()), report);
    }
}
