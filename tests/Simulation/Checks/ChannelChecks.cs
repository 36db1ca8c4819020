using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>What the channel did, against what the platform wanted and believes.</summary>
internal static class ChannelChecks
{
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(5);

    /// <summary>However often it was asked: one effect for each key, and one charge or refund for each payment or refund.</summary>
    public static void OneEffectPerAttempt(SimulatedWorld world, Look look)
    {
        foreach (var attempt in world.Witness.Where(line => line.MovesMoney).GroupBy(line => line.Key))
            look.At(attempt.Count() == 1, $"{attempt.Key}: {string.Join(' ', attempt.Select(line => line.Kind))}");
        foreach (var owner in world.Witness.Where(line => line.Kind is "charge" or "refund" or "authorisation").GroupBy(line => (line.Kind, line.Owner)))
            look.At(owner.Count() == 1, $"{owner.Key}: {string.Join(' ', owner.Select(line => line.Key))}");
    }

    public static void NoAttemptChanges(SimulatedWorld world, Look look)
    {
        foreach (var line in world.Witness.Where(line => line.MovesMoney || line.Kind is "duplicate" or "key_conflict"))
            look.At(line.Kind != "key_conflict", $"{line.Key} came again with other terms");
    }

    /// <summary>The row was there before the channel heard of it.</summary>
    public static void IntentsComeFirst(SimulatedWorld world, Look look)
    {
        var since = world.Changes
            .Where(change => change.Table is "payment_sagas" or "refunds" or "pre_authorisations" && change.VersionBefore == 0)
            .GroupBy(change => change.Key)
            .ToDictionary(group => group.Key, group => group.Min(change => change.At));
        foreach (var line in world.Witness.Where(line => line.MovesMoney || line.Kind is "pending" or "decline"))
            look.At(since.TryGetValue(line.Owner, out var at) && at <= line.At + Slack, $"{line.Kind} {line.Key} at {line.At:O}, its row at {at:O}");
    }

    public static void PaymentsAgree(SimulatedWorld world, Look look)
    {
        look.Wants("paid", "unpaid");
        var moved = world.Witness.Where(line => line.Kind is "charge" or "void").ToLookup(line => line.Owner);
        foreach (var payment in world.Payments.Where(payment => !Word.IsOpen(payment.Status)))
        {
            var charged = moved[payment.Id].Any(line => line.Kind == "void") ? [] : moved[payment.Id].Where(line => line.Kind == "charge").Select(line => (line.Amount, line.Currency)).ToList();
            List<(long, string)> due = Word.IsPaid(payment.Status) ? [(payment.Amount, payment.Currency)] : [];
            look.At(charged.SequenceEqual(due), $"{payment.Id} is {payment.Status} of {payment.Amount}; the channel: {string.Join(' ', charged)}", due.Count > 0 ? "paid" : "unpaid");
        }
    }

    public static void RefundsAgree(SimulatedWorld world, Look look)
    {
        var moved = world.Witness.Where(line => line.Kind == "refund").ToLookup(line => line.Owner);
        foreach (var refund in world.Refunds.Where(refund => !Word.IsOpen(refund.Status)))
        {
            long[] due = Word.Of(refund.Status) == "succeeded" ? [refund.Amount] : [];
            look.At(moved[refund.Id].Select(line => line.Amount).SequenceEqual(due), $"{refund.Id} is {refund.Status} of {refund.Amount}; the channel: {string.Join(' ', moved[refund.Id].Select(line => line.Amount))}");
        }
    }

    /// <summary>What a pre-authorisation captured is what the channel did, and what ended there is let go there.</summary>
    public static void HoldsAgree(SimulatedWorld world, Look look)
    {
        var moved = world.Witness.Where(line => line.Kind is "authorisation" or "capture" or "release").ToLookup(line => line.Owner);
        foreach (var hold in world.Holds.Where(hold => !Word.IsOpen(hold.Status) && !hold.Captures.Any(one => Word.IsOpen(one.Status))))
        {
            var captured = moved[hold.Id].Where(line => line.Kind == "capture").Sum(line => line.Amount);
            var held = moved[hold.Id].Any(line => line.Kind == "authorisation");
            var released = moved[hold.Id].Any(line => line.Kind == "release");
            var right = captured == hold.Captured && Word.Of(hold.Status) switch
            {
                "authorised" or "captured" => held && !released,
                "voided" => released || !held,
                "failed" => !held,
                _ => true,
            };
            look.At(right, $"{hold.Id} is {hold.Status}, captured {hold.Captured}; the channel: {string.Join(' ', moved[hold.Id].Select(line => $"{line.Kind} {line.Amount}"))}");
        }
    }

    /// <summary>An outcome that was unknown is known from asking.</summary>
    public static void UnknownOnesWereAskedFor(SimulatedWorld world, Look look)
    {
        var asked = world.Witness.Where(line => line.Kind is "query" or "duplicate").Select(line => line.Owner).ToHashSet();
        var unknown = world.Changes.Where(change => Word.Of(change.StatusBefore) == "unknown" && !Word.IsOpen(change.Status));
        foreach (var change in unknown) look.At(asked.Contains(change.Key), $"{change.Key} went from unknown to {change.Status}, and the channel was not asked");
    }
}
