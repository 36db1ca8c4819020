using System.Collections.Concurrent;
using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.Run;

namespace Payments.Tests.Simulation.Mutants;

/// <summary>The platform, broken in one way at a time by tools/Sabotage: a run must find it, or it would find nothing.</summary>
[Collection("simulation")]
public sealed class MutantTests
{
    private const int AtOnce = 4;
    private static readonly PlanSettings Small = new() { Payments = 150, Faults = 0, Lasting = TimeSpan.FromSeconds(6) };

    /// <summary>Long enough for the first questions about lost answers; what a mutant leaves open stays so for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The mutants, each with the check that is there for it.</summary>
    private static readonly Dictionary<string, string> Mutants = new()
    {
        ["charge_key_changes"] = "one_effect_per_attempt",
        ["unknown_is_guessed"] = "payments_agree_with_the_channel",
        ["intent_not_written"] = "intents_come_before_effects",
        ["acknowledged_unwritten"] = "accepted_payments_survive",
        ["events_lost"] = "events_have_no_gaps",
        ["transfers_lost"] = "payments_are_booked_once",
        ["refunds_forgotten"] = "refunds_add_up",
    };

    [Fact]
    public async Task Run_PlatformsBrokenOnPurpose_EveryOneIsFound()
    {
        await using var server = await PrivatePostgres.StartAsync();
        var silent = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Mutants, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (mutant, _) =>
        {
            var run = await SimulationRun.Of(SimulationPlan.Of(1, Small), server, mutant.Key, Patience);
            if (!run.Broken.Any(finding => finding.Check == mutant.Value && finding.Violations.Count > 0)) silent.Add($"{mutant.Key} was not found.\n{RunReport.Of([run], TimeSpan.Zero)}");
        });

        Assert.True(silent.IsEmpty, string.Join('\n', silent));
    }
}
