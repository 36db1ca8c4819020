namespace Payments.Tests.Simulation.Checks;

/// <summary>Every check there is, with the numbers of section 10 of the design.</summary>
internal static class Invariants
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("transfers_sum_to_zero", "1", LedgerChecks.SumsAreZero),
        new("balances_are_sums_of_transfers", "1", LedgerChecks.BalancesAreSums),
        new("chains_are_whole", "1", LedgerChecks.ChainsAreWhole),
        new("payments_are_booked_once", "1", LedgerChecks.PaymentsAreBooked),
        new("refunds_are_booked_once", "1", LedgerChecks.RefundsAreBooked),
        new("captures_are_booked_once", "1", LedgerChecks.CapturesAreBooked),
        new("accepted_payments_survive", "2, 14", AnswerChecks.AcceptedPaymentsSurvive),
        new("accepted_refunds_survive", "2, 14", AnswerChecks.AcceptedRefundsSurvive),
        new("accepted_holds_survive", "2, 14", AnswerChecks.AcceptedHoldsSurvive),
        new("accepted_captures_survive", "2, 14", AnswerChecks.AcceptedCapturesSurvive),
        new("reads_never_go_back", "2", AnswerChecks.ReadsNeverGoBack),
        new("one_effect_per_attempt", "3", ChannelChecks.OneEffectPerAttempt),
        new("attempts_keep_their_terms", "3", ChannelChecks.NoAttemptChanges),
        new("intents_come_before_effects", "3", ChannelChecks.IntentsComeFirst),
        new("payments_agree_with_the_channel", "3, 4", ChannelChecks.PaymentsAgree),
        new("refunds_agree_with_the_channel", "3, 4", ChannelChecks.RefundsAgree),
        new("holds_agree_with_the_channel", "3, 4", ChannelChecks.HoldsAgree),
        new("unknown_ones_were_asked_for", "4", ChannelChecks.UnknownOnesWereAskedFor),
        new("refunds_fit_the_capture", "5", AmountChecks.RefundsFit),
        new("accepted_refunds_fit", "5", AmountChecks.AcceptedRefundsFit),
        new("refunds_add_up", "5", AmountChecks.RefundsAddUp),
        new("captures_fit_the_authorisation", "5", AmountChecks.CapturesFit),
        new("only_known_transitions", "6", HistoryChecks.OnlyKnownTransitions),
        new("versions_grow_by_one", "6, 12", HistoryChecks.VersionsGrowByOne),
        new("stale_writes_are_refused", "12", HistoryChecks.StaleWritesAreRefused),
        new("events_have_no_gaps", "6, 9", HistoryChecks.EventsHaveNoGaps),
        new("everything_has_ended", "7", HistoryChecks.EverythingHasEnded),
        new("orders_follow_payments", "7", HistoryChecks.OrdersFollow),
        new("repetitions_agree", "8", AnswerChecks.RepetitionsAgree),
        new("reused_keys_are_refused", "8", AnswerChecks.ReusedKeysAreRefused),
        new("events_arrive", "9", DeliveryChecks.EventsArrive),
        new("delivered_ones_arrived", "9", DeliveryChecks.DeliveredOnesArrived),
        new("arrived_ones_happened", "9", DeliveryChecks.ArrivedOnesHappened),
        new("webhook_ids_are_stable", "9", DeliveryChecks.IdsAreStable),
        new("callbacks_have_one_effect", "10", DeliveryChecks.CallbacksHaveOneEffect),
        new("limits_hold", "11", AmountChecks.LimitsHold),
        new("limits_add_up", "11", AmountChecks.LimitsAddUp),
        new("lost_ticks_are_made_up", "13", TickChecks.LostOnesAreMadeUp),
        new("each_tick_counts_once", "13", TickChecks.EachCountsOnce),
        new("no_failure_is_internal", "14", AnswerChecks.NoFailureIsInternal),
        new("card_numbers_are_nowhere", "15", AnswerChecks.CardNumbersAreNowhere),
    ];

    public static List<Finding> Check(World.SimulatedWorld world) => [.. All.Select(check => check.Of(world))];
}
