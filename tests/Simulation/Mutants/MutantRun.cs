using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.Run;

namespace Payments.Tests.Simulation.Mutants;

/// <summary>
/// Mutants that are let loose in one run. They share it where the check of each is blind to what the others do, so that
/// what it finds is its own.
/// </summary>
/// <param name="Patience">How long is waited for everything to end, which with some mutants it never does.</param>
internal sealed record MutantRun(SimulationPlan Plan, TimeSpan Patience, params IReadOnlyList<Mutant> Mutants)
{
    private static readonly PlanSettings Small = new() { Payments = 150, Faults = 0, Lasting = TimeSpan.FromSeconds(6), Patient = true };

    /// <summary>Long enough for the first questions about lost answers; what a mutant leaves open stays so for ever.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(8);

    public static IReadOnlyList<MutantRun> All { get; } =
    [
        // Only a kill loses timers, of a platform that has come to answer; what they leave behind has to be overdue for a while
        // before it counts as forgotten.
        new(
            SimulationPlan.Of(1, Small with { Lasting = TimeSpan.FromSeconds(12) }) with { Faults = [new PlannedFault(TimeSpan.FromSeconds(6), FaultKind.KillPlatform, TimeSpan.Zero, 0)] },
            TimeSpan.FromSeconds(20),
            Mutant.Wire("sweep_off", "(due, key) > ($2", "(due, key) < ($2", "lost_ticks_are_made_up", "everything_has_ended")),
        // Enough payments to pass the small limit.
        new(
            SimulationPlan.Of(1, Small with { Payments = 350 }),
            Usual,
            Mutant.Platform("events_lost", "events_have_no_gaps"),
            Mutant.Platform("transfers_lost", "payments_are_booked_once"),
            Mutant.Platform("refunds_forgotten", "refunds_add_up"),
            Mutant.Platform("captures_forgotten", "holds_agree_with_the_channel"),
            Mutant.Platform("limits_forgotten", "limits_hold"),
            Mutant.Database("seal_forged", "ledger_blocks", "INSERT", "NEW.chains[1] := sha256(NEW.chains[1]);", "chains_are_whole"),
            Mutant.Database("sum_missed", "ledger_balances", "UPDATE", "NEW.credits := OLD.credits;", "balances_are_sums_of_transfers")),
        new(
            SimulationPlan.Of(1, Small),
            Usual,
            Mutant.Platform("charge_key_changes", "one_effect_per_attempt"),
            Mutant.Platform("bodies_logged", "card_numbers_are_nowhere"),
            Mutant.Platform("fingerprint_ignored", "reused_keys_are_refused"),
            Mutant.Database("notification_missed", "webhook_notifications", "INSERT", "RETURN NULL;", "events_arrive")),
        new(
            SimulationPlan.Of(1, Small),
            Usual,
            Mutant.Platform("unknown_is_guessed", "payments_agree_with_the_channel"),
            Mutant.Platform("callback_applied_twice", "callbacks_have_one_effect"),
            Mutant.Platform("tick_counts_twice", "each_tick_counts_once"),
            Mutant.Database("event_rolled_back", "webhook_notifications", "INSERT", "DELETE FROM events WHERE id = NEW.event_id;", "arrived_ones_happened")),
        new(
            SimulationPlan.Of(1, Small),
            Usual,
            Mutant.Platform("intent_not_written", "intents_come_before_effects"),
            Mutant.Platform("acknowledged_unwritten", "accepted_payments_survive"),
            Mutant.Platform("bug_in_a_rule", "no_failure_is_internal"),
            Mutant.Database("delivered_unsent", "webhook_notifications", "INSERT", "NEW.status := 'succeeded'; NEW.next_retry_at := NULL;", "delivered_ones_arrived")),
        new(
            SimulationPlan.Of(1, Small),
            Usual,
            Mutant.Wire("version_check_off", "t.version = i.expected", "t.version >-i.expected", "stale_writes_are_refused", "versions_grow_by_one"),
            Mutant.Database("end_not_final", "payments", "UPDATE", "IF OLD.status = 'Succeeded' THEN NEW.status := 'Failed'; END IF;", "only_known_transitions")),
    ];

    /// <summary>Those that are named, each alone; without names all, as they share their runs.</summary>
    public static IReadOnlyList<MutantRun> Of(IReadOnlyCollection<string> names) => names.Count == 0
        ? All
        : [.. All.SelectMany(run => run.Mutants.Where(mutant => names.Contains(mutant.Name)).Select(mutant => run with { Mutants = [mutant] }))];

    public Flaws Flaws => new(
        string.Join(',', Of(MutantPlace.Platform)),
        string.Join('\n', Of(MutantPlace.Database)),
        Of(MutantPlace.Wire).SingleOrDefault() ?? "");

    private IEnumerable<string> Of(MutantPlace place) => Mutants.Where(mutant => mutant.Place == place).Select(mutant => mutant.How);
}
