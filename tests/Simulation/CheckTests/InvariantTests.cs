using Payments.Tests.Simulation.Checks;
using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.World;
using static Payments.Tests.Simulation.CheckTests.SmallWorld;

namespace Payments.Tests.Simulation.CheckTests;

/// <summary>A checker that is silent proves nothing: each check finds what it is there for.</summary>
public sealed class InvariantTests
{
    private static readonly Dictionary<string, Func<SimulatedWorld, SimulatedWorld>> Flaws = new()
    {
        ["transfers_sum_to_zero"] = world => world with { Balances = [world.Balances[0] with { Credits = world.Balances[0].Credits + 1 }, .. world.Balances.Skip(1)] },
        ["balances_are_sums_of_transfers"] = world => world with { Balances = [.. world.Balances.Skip(1)] },
        ["chains_are_whole"] = world => world with { Seals = [.. world.Seals.Select(seal => seal.Number == 2 ? seal with { Chain = "forged" } : seal)] },
        ["payments_are_booked_once"] = world => world with { Transfers = [.. world.Transfers.Where(one => one.Transaction != Lost)] },
        ["refunds_are_booked_once"] = world => world with { Transfers = [.. world.Transfers.Where(one => (one.Transaction, one.Ordinal) != (Refund, 2))] },
        ["captures_are_booked_once"] = world => world with { Transfers = [.. world.Transfers, world.Transfers[^1] with { Id = "twice" }] },
        ["accepted_payments_survive"] = world => world with { Payments = [.. world.Payments.Where(one => one.Id != Paid)] },
        ["accepted_refunds_survive"] = world => world with { Refunds = [world.Refunds[0] with { Amount = 599 }] },
        ["accepted_holds_survive"] = world => world with { Holds = [] },
        ["accepted_captures_survive"] = world => world with { Holds = [world.Holds[0] with { Captures = [] }] },
        ["reads_never_go_back"] = world => world with { Calls = [.. world.Calls, Call(OperationKind.Read, OperationKind.Pay, "", Paid, 0, """{"status":"processing"}""", began: 40, status: 200)] },
        ["one_effect_per_attempt"] = world => world with { Witness = [.. world.Witness, Witness("charge", Paid, "ch_9", 1000, which: "2")] },
        ["attempts_keep_their_terms"] = world => world with { Witness = [.. world.Witness, Witness("key_conflict", Paid, "", 999)] },
        ["intents_come_before_effects"] = world => world with { Witness = [.. world.Witness.Select(one => one.Owner == Lost ? one with { At = one.At.AddMinutes(-1) } : one)] },
        ["payments_agree_with_the_channel"] = world => world with { Payments = [world.Payments[0], world.Payments[1] with { Status = "Failed" }] },
        ["refunds_agree_with_the_channel"] = world => world with { Refunds = [world.Refunds[0] with { Status = "Failed" }] },
        ["holds_agree_with_the_channel"] = world => world with { Witness = [.. world.Witness, Witness("capture", Hold, "cp_2", 100, "au_1", which: "c2")] },
        ["unknown_ones_were_asked_for"] = world => world with { Witness = [.. world.Witness.Where(one => one.Kind != "query")] },
        ["refunds_fit_the_capture"] = world => world with { Refunds = [.. world.Refunds, world.Refunds[0] with { Id = "ref_2" }] },
        ["accepted_refunds_fit"] = world => world with { Calls = [.. world.Calls, Call(OperationKind.Refund, OperationKind.Refund, "k9", "ref_2", 600, $$"""{"id":"ref_2","payment_id":"{{Paid}}","amount":600,"status":"succeeded"}""")] },
        ["refunds_add_up"] = world => world with { Payments = [world.Payments[0] with { Refunds = [] }, world.Payments[1]] },
        ["captures_fit_the_authorisation"] = world => world with { Holds = [world.Holds[0] with { Captures = [new Share(Capture, 600, "succeeded"), new Share("cap_2", 600, "processing")] }] },
        ["only_known_transitions"] = world => world with { Changes = [.. world.Changes, Change("payments", Lost, 2, "Succeeded", "Failed")] },
        ["versions_grow_by_one"] = world => world with { Changes = [.. world.Changes, Change("payments", Lost, 1, "Unknown", "Succeeded")] },
        ["stale_writes_are_refused"] = world => world with { StaleWrites = [.. world.StaleWrites, new StaleWrite("payments", Paid, 0, 2, Accepted: true)] },
        ["lost_ticks_are_made_up"] = world => world with { Changes = [.. world.Changes.SkipLast(1)] },
        ["each_tick_counts_once"] = world => world with { Changes = [.. world.Changes, Change("channel_callbacks", Callback, 2, "Applied", "Applied")] },
        ["events_have_no_gaps"] = world => world with { Events = [.. world.Events.Where(one => (one.ObjectId, one.Sequence) != (Paid, 1))] },
        ["everything_has_ended"] = world => world with { Payments = [world.Payments[0], world.Payments[1] with { Status = "Unknown" }] },
        ["orders_follow_payments"] = world => world with { Orders = [world.Orders[0], world.Orders[1] with { Status = "Open" }] },
        ["repetitions_agree"] = world => world with { Calls = [.. world.Calls, Call(OperationKind.Replay, OperationKind.Pay, "k1", Paid, 1000, """{"status":"failed"}""", began: 50)] },
        ["reused_keys_are_refused"] = world => world with { Calls = [.. world.Calls, Call(OperationKind.ReuseKey, OperationKind.Pay, "k1", Paid, 1001, "{}", began: 60)] },
        ["events_arrive"] = world => world with { Deliveries = [.. world.Deliveries.Skip(1)] },
        ["delivered_ones_arrived"] = world => world with { Deliveries = [.. world.Deliveries.Skip(1)] },
        ["arrived_ones_happened"] = world => world with { Deliveries = [.. world.Deliveries, new Delivery("whn_9", "evt_9", "payment.succeeded", Paid, 9)] },
        ["webhook_ids_are_stable"] = world => world with { Deliveries = [.. world.Deliveries, world.Deliveries[0] with { WebhookId = "whn_9" }] },
        ["callbacks_have_one_effect"] = world => world with { Events = [.. world.Events, Event(Paid, "payment.succeeded", 3)] },
        ["limits_hold"] = world => world with { Changes = [.. world.Changes, Change("limits", Merchant, 1, "", "5001")] },
        ["limits_add_up"] = world => world with { Limits = [world.Limits[0] with { Used = 2000 }] },
        ["no_failure_is_internal"] = world => world with { Calls = [.. world.Calls, Call(OperationKind.Read, OperationKind.Pay, "", Paid, 0, "", status: 500, code: "INTERNAL_ERROR")] },
        ["card_numbers_are_nowhere"] = world => world with { CardNumberIn = new Dictionary<string, int> { ["payments"] = 1 } },
    };

    public static TheoryData<string> Names => [.. Invariants.All.Select(check => check.Name)];

    [Fact]
    public void Check_AWorldInWhichAllIsWell_EveryOneLooksAndFindsNothing() =>
        Assert.All(Invariants.Check(Good()), finding => Assert.True(finding.Holds, $"{finding.Check} looked at {finding.Looked}, at no {string.Join(", ", finding.Unseen)}: {string.Join("; ", finding.Violations)}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AWorldWithItsFlaw_FindsIt(string name) =>
        Assert.NotEmpty(Invariants.All.Single(check => check.Name == name).Of(Flaws[name](Good())).Violations);

    [Fact]
    public void Check_OneKindOfThingIsMissing_DoesNotHold()
    {
        var nobodyTriedACardNumber = Good() with { Calls = [.. Good().Calls.Where(call => call.Kind != OperationKind.CardNumber)] };
        var finding = Invariants.All.Single(check => check.Name == "card_numbers_are_nowhere").Of(nobodyTriedACardNumber);

        Assert.Empty(finding.Violations);
        Assert.NotEqual(0, finding.Looked);
        Assert.False(finding.Holds);
        Assert.True(Finding.Sum([finding, Invariants.Check(Good()).Single(other => other.Check == finding.Check)]).Holds);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AnEmptyWorld_DoesNotHold(string name) =>
        Assert.False(Invariants.All.Single(check => check.Name == name).Of(new SimulatedWorld()).Holds);
}
