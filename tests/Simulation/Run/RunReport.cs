using System.Globalization;
using System.Text;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Run;

/// <summary>What a number of runs showed, as text for people.</summary>
internal static class RunReport
{
    private const int ViolationsShown = 10;

    public static string Of(IReadOnlyList<RunResult> runs, TimeSpan took)
    {
        var text = new StringBuilder();
        var calls = runs.SelectMany(run => run.Calls).ToList();
        var faults = runs.SelectMany(run => run.Faults).ToList();
        Line(text, $"{runs.Count} runs in {took.TotalMinutes:F1} minutes on the {Built.Engine} engine{Silos(runs)}, seeds {string.Join(", ", runs.Select(run => run.Plan.Seed))}");
        Line(text, $"{runs.Sum(run => run.Plan.Settings.Payments)} payments, {calls.Count} requests: {Count(calls, CallOutcome.Ok)} ok, {Count(calls, CallOutcome.Refused)} refused, {Count(calls, CallOutcome.Unknown)} without an answer; {faults.Count} faults");
        var recoveries = runs.SelectMany(run => run.Recoveries).Order().ToList();
        Line(text, $"from the mending of a fault to the next success: p50 {At(recoveries, 0.5):F0} ms, p99 {At(recoveries, 0.99):F0} ms, longest {At(recoveries, 1):F0} ms");
        Line(text, $"everything at its end after the last fault: {string.Join(", ", runs.Select(run => $"{run.QuietAfter.TotalSeconds:F1} s"))}{string.Concat(runs.Where(run => run.StillOpen.Length > 0).Select(run => $"; seed {run.Plan.Seed} still had {run.StillOpen}"))}");
        if (runs.Max(run => run.Plan.Settings.Silos) > 0)
            Line(text, $"silos that ended by themselves, and how many ran at the end: {string.Join(", ", runs.Select(run => $"{run.Silos.EndedByThemselves} and {run.Silos.Running}"))}");
        Line(text, $"\n| fault | times |\n| --- | --- |");
        foreach (var kind in faults.GroupBy(fault => fault.Kind).OrderBy(group => group.Key)) Line(text, $"| {kind.Key} | {kind.Count()} |");
        Line(text, $"\n| check | invariant | looked at | violations |\n| --- | --- | --- | --- |");
        var sums = RunResult.Sum(runs);
        foreach (var check in sums) Line(text, $"| {check.Check} | {check.Invariant} | {check.Looked} | {check.Violations.Count} |");
        foreach (var check in sums.Where(check => check.Looked == 0 || check.Unseen.Count > 0)) Line(text, $"\n{check.Check} proves nothing: it has seen no {(check.Unseen.Count > 0 ? string.Join(" and no ", check.Unseen) : "thing that it is about")}.");
        foreach (var run in runs.Where(run => run.Broken.Any())) Add(text, run);
        return text.ToString();
    }

    private static void Add(StringBuilder text, RunResult run)
    {
        Line(text, $"\nseed {run.Plan.Seed}:");
        foreach (var finding in run.Broken)
        {
            Line(text, $"- {finding.Check} looked at {finding.Looked} and found {finding.Violations.Count}");
            foreach (var violation in finding.Violations.Take(ViolationsShown)) Line(text, $"  - {violation}");
        }

        Line(text, $"faults: {string.Join(", ", run.Faults.Select(fault => FormattableString.Invariant($"{fault.Kind} {fault.Began:F0}-{fault.Healed:F0}")))}");
    }

    private static string Silos(IReadOnlyList<RunResult> runs) =>
        runs.Max(run => run.Plan.Settings.Silos) is > 0 and var silos ? string.Create(CultureInfo.InvariantCulture, $" with {silos} silos behind a front end") : "";

    private static int Count(List<ClientCall> calls, CallOutcome outcome) => calls.Count(call => call.Outcome == outcome);

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * part) - 1)];

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
