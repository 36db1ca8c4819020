using System.Collections.Concurrent;
using System.Globalization;
using Payments.Tests.Simulation.Checks;
using Payments.Tests.Simulation.Run;

namespace Payments.Tests.Simulation.Mutants;

/// <summary>The platform, or what it stands on, broken on purpose: a run must find it, or it would find nothing.</summary>
[Collection("simulation")]
public sealed class MutantTests
{
    private const int AtOnce = 3;

    private static readonly string[] Wanted = (Environment.GetEnvironmentVariable("PAYMENTS_SIMULATION_MUTANTS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task Run_PlatformsBrokenOnPurpose_EveryMutantIsFound()
    {
        await using var server = await PrivatePostgres.StartAsync();
        var silent = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(MutantRun.Of(Wanted), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (mutants, _) =>
        {
            var run = await SimulationRun.Of(mutants.Plan, server, mutants.Flaws, mutants.Patience);
            var missed = mutants.Mutants.Where(mutant => !mutant.Checks.All(check => run.Findings.Any(finding => finding.Check == check && finding.Violations.Count > 0))).Select(mutant => mutant.Name).ToList();
            if (missed.Count > 0) silent.Add($"{string.Join(", ", missed)}: not found.\n{RunReport.Of([run], TimeSpan.Zero)}");
        });

        Assert.True(silent.IsEmpty, string.Join('\n', silent));
    }

    [Fact]
    public void All_TheInvariantsOfTheDesign_HaveACheckAndAMutantEach()
    {
        const int Last = 15;
        var numbers = Invariants.All.ToDictionary(check => check.Name, check => check.Invariant.Split(", "));
        var found = MutantRun.All.SelectMany(run => run.Mutants).SelectMany(mutant => mutant.Checks).SelectMany(check => numbers[check]).Distinct();

        Assert.Equal(Enumerable.Range(1, Last), found.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public void All_InOneRun_HaveChecksOfTheirOwn() =>
        Assert.All(MutantRun.All.Select(run => run.Mutants.SelectMany(mutant => mutant.Checks).ToList()), checks => Assert.Equal(checks.Distinct(), checks));
}
