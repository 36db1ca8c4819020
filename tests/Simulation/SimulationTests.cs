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
        var (runs, door) = (new List<RunResult>(), new SemaphoreSlim(1));
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Seeds(settings, clock), new ParallelOptions { MaxDegreeOfParallelism = settings.AtOnce }, async (seed, _) =>
        {
            var run = await SimulationRun.Of(SimulationPlan.Of(seed, settings.Plan), keep: settings.Keep);
            await door.WaitAsync(CancellationToken.None);
            runs.Add(run);
            if (settings.Report is { } path) await File.WriteAllTextAsync(path, RunReport.Of(runs, clock.Elapsed), CancellationToken.None);
            door.Release();
        });

        var report = RunReport.Of(runs, clock.Elapsed);
        output.WriteLine(report);
        Assert.True(RunResult.Sum(runs).All(finding => finding.Holds), report);
    }

    private static IEnumerable<int> Seeds(SimulationSettings settings, Stopwatch clock)
    {
        for (var round = 0; round < settings.Seeds.Count || clock.Elapsed.TotalMinutes < settings.Minutes; round++) yield return settings.SeedOf(round);
    }
}
