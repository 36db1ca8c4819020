using System.Diagnostics;
using Payments.Tests.Simulation.Checks;
using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Run;

/// <summary>What became of one plan.</summary>
/// <param name="Recoveries">Ms from the mending of each fault to the first success of a request that began after it.</param>
internal sealed record RunResult(
    SimulationPlan Plan, IReadOnlyList<ClientCall> Calls, IReadOnlyList<InjectedFault> Faults, IReadOnlyList<double> Recoveries, TimeSpan QuietAfter, string StillOpen, SiloCount Silos, IReadOnlyList<Finding> Findings)
{
    public IEnumerable<Finding> Broken => Findings.Where(finding => finding.Violations.Count > 0);

    /// <summary>The findings of all runs, check by check.</summary>
    public static IReadOnlyList<Finding> Sum(IEnumerable<RunResult> runs) => [.. runs.SelectMany(run => run.Findings).GroupBy(finding => finding.Check).Select(check => Finding.Sum([.. check]))];
}

/// <summary>Takes one plan from its first process to its findings.</summary>
internal static class SimulationRun
{
    /// <summary>
    /// How long everything may take to come to its end once all is well again: the design's minute, and what a process whose clock
    /// was ahead has put off for one whose clock is behind.
    /// </summary>
    public static readonly TimeSpan QuietLimit = TimeSpan.FromSeconds(60 + (2 * SimulationPlan.MostOffsetSeconds));

    public static async Task<RunResult> Of(SimulationPlan plan, PrivatePostgres? server = null, Flaws? flaws = null, TimeSpan? quietLimit = null, string? keep = null)
    {
        await using var stage = await Stage.Build(plan.Seed, server, flaws, plan.Settings.Silos);
        var merchants = await Merchants.Register(stage, plan.Settings.Merchants);
        await History.Watch(stage.Database);
        await Twins.Register(stage.Database);
        using var log = new ClientLog(stage.CallsPath);
        var clock = Stopwatch.StartNew();
        using var clients = new Clients(stage, plan, merchants, log, clock);
        var faults = new FaultInjector(stage, plan, clock);
        await using var stale = new StaleWriter(stage.Database, stage.PlatformDatabase);
        using var over = new CancellationTokenSource();
        var writing = stale.Run(over.Token);
        await Task.WhenAll(clients.Run(), faults.Run());
        await over.CancelAsync();
        await writing;
        var (took, open) = await Quiet.Wait(stage.Database, quietLimit ?? QuietLimit);
        var world = await new WorldReader(stage, merchants).Read(log.Calls, stale.Writes);
        var run = new RunResult(plan, log.Calls, faults.Injected, Recoveries(faults.Injected, log.Calls), took, open, stage.Platform.Silos.Count, Invariants.Check(world));
        if (keep is not null && (run.Broken.Any() || run.Silos.EndedByThemselves > 0)) await Evidence.Keep(stage, Path.Combine(keep, FormattableString.Invariant($"seed-{plan.Seed}")));
        return run;
    }

    private static List<double> Recoveries(List<InjectedFault> faults, IReadOnlyList<ClientCall> calls)
    {
        var written = calls.Where(call => call.Kind == OperationKind.Pay && call.Outcome == CallOutcome.Ok).OrderBy(call => call.Began).ToList();
        return [.. faults
            .Select(fault => written.Where(call => call.Began >= fault.Healed).Select(call => call.Ended - fault.Healed).DefaultIfEmpty(double.NaN).Min())
            .Where(double.IsFinite)];
    }
}
