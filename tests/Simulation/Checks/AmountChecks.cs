using System.Globalization;
using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>No more than there is: of a payment, of a pre-authorisation, of a merchant's limits.</summary>
internal static class AmountChecks
{
    public static void RefundsFit(SimulatedWorld world, Look look)
    {
        look.Wants("payments", "charges");
        var refunds = world.Refunds.Where(refund => refund.Merchant.Length > 0 && Word.Of(refund.Status) != "failed").ToLookup(refund => refund.PaymentId);
        foreach (var payment in world.Payments.Where(payment => refunds.Contains(payment.Id)))
            look.At(refunds[payment.Id].Sum(one => one.Amount) <= payment.Amount, $"{payment.Id} of {payment.Amount}: {string.Join(' ', refunds[payment.Id].Select(one => one.Amount))}", "payments");

        var charges = world.Witness.Where(line => line.Kind == "charge").ToDictionary(line => line.Reference, line => line.Amount);
        foreach (var charge in world.Witness.Where(line => line.Kind == "refund").GroupBy(line => line.Charge))
            look.At(charge.Sum(line => line.Amount) <= charges.GetValueOrDefault(charge.Key), $"charge {charge.Key} of {charges.GetValueOrDefault(charge.Key)}: {string.Join(' ', charge.Select(line => line.Amount))}", "charges");
    }

    /// <summary>The payment's own account of its refunds is that of the refunds' rows, and its status follows from it.</summary>
    public static void RefundsAddUp(SimulatedWorld world, Look look)
    {
        var refunds = world.Refunds.Where(refund => refund.Merchant.Length > 0).ToLookup(refund => refund.PaymentId);
        foreach (var payment in world.Payments.Where(payment => Word.IsPaid(payment.Status)))
        {
            var shares = payment.Refunds.Select(one => (one.Id, one.Amount, Settled(one.Status))).Order();
            var rows = refunds[payment.Id].Select(one => (one.Id, one.Amount, Settled(one.Status))).Order();
            var given = refunds[payment.Id].Where(one => Word.Of(one.Status) == "succeeded").Sum(one => one.Amount);
            var status = given == 0 ? "succeeded" : given == payment.Amount ? "refunded" : "partiallyrefunded";
            look.At(shares.SequenceEqual(rows) && Word.Of(payment.Status) == status, $"{payment.Id} is {payment.Status} with {string.Join(' ', shares)}; its refunds: {string.Join(' ', rows)}");
        }
    }

    /// <summary>Of any number of refunds that do not fit together, those that were accepted do.</summary>
    public static void AcceptedRefundsFit(SimulatedWorld world, Look look)
    {
        var amounts = world.Payments.ToDictionary(payment => payment.Id, payment => payment.Amount);
        foreach (var payment in world.Accepted(OperationKind.Refund).DistinctBy(call => call.Text("id")).GroupBy(call => call.Text("payment_id") ?? ""))
        {
            var accepted = payment.Where(call => Word.Of(call.Text("status") ?? "") == "succeeded").Sum(call => call.Amount);
            look.At(accepted <= amounts.GetValueOrDefault(payment.Key), $"{payment.Key} of {amounts.GetValueOrDefault(payment.Key)}: accepted {accepted}");
        }
    }

    public static void CapturesFit(SimulatedWorld world, Look look)
    {
        look.Wants("pre-authorisations", "authorisations");
        foreach (var hold in world.Holds.Where(hold => hold.Captures.Count > 0))
        {
            var taken = hold.Captures.Where(one => Word.Of(one.Status) != "failed").Sum(one => one.Amount);
            var done = hold.Captures.Where(one => Word.Of(one.Status) == "succeeded").Sum(one => one.Amount);
            look.At(taken <= hold.Amount && done == hold.Captured, $"{hold.Id} of {hold.Amount}, captured {hold.Captured}: {string.Join(' ', hold.Captures)}", "pre-authorisations");
        }

        var held = world.Witness.Where(line => line.Kind == "authorisation").ToDictionary(line => line.Reference, line => line.Amount);
        foreach (var hold in world.Witness.Where(line => line.Kind == "capture").GroupBy(line => line.Charge))
            look.At(hold.Sum(line => line.Amount) <= held.GetValueOrDefault(hold.Key), $"authorisation {hold.Key} of {held.GetValueOrDefault(hold.Key)}: {string.Join(' ', hold.Select(line => line.Amount))}", "authorisations");
    }

    public static void LimitsHold(SimulatedWorld world, Look look)
    {
        look.Wants("days", "versions");
        foreach (var merchant in world.Limits.Where(row => row.Limit is not null))
        {
            var back = world.Refunds.Where(refund => refund.Merchant == merchant.Merchant && Word.Of(refund.Status) == "succeeded").Sum(refund => refund.Amount);
            var accepted = world.Payments.Where(payment => payment.Merchant == merchant.Merchant && Word.IsPaid(payment.Status)).Sum(payment => payment.Amount) - back;
            look.At(accepted <= merchant.Limit, $"{merchant.Merchant}: accepted {accepted}, limit {merchant.Limit}", "days");
            // What counted at every moment, as each version of the row said it.
            foreach (var change in world.Changes.Where(change => change.Table == "limits" && change.Key == merchant.Merchant))
                look.At(long.Parse(change.Status, CultureInfo.InvariantCulture) <= merchant.Limit, $"{merchant.Merchant}: counted {change.Status} in version {change.Version}, limit {merchant.Limit}", "versions");
        }
    }

    /// <summary>What counts is what was paid and not given back, and what is held for what is under way: nothing leaks.</summary>
    public static void LimitsAddUp(SimulatedWorld world, Look look)
    {
        var refunds = world.Refunds.Where(refund => Word.Of(refund.Status) == "succeeded").ToLookup(refund => refund.Merchant);
        var payments = world.Payments.ToLookup(payment => payment.Merchant);
        var holds = world.Holds.ToLookup(hold => hold.Merchant);
        foreach (var merchant in world.Limits)
        {
            var counted = payments[merchant.Merchant].Where(payment => Word.IsPaid(payment.Status) || Word.IsOpen(payment.Status)).ToList();
            // A hold that nobody has come back for is settled two minutes later, and counts until then.
            var known = counted.Select(payment => payment.HeldAs).Concat(holds[merchant.Merchant].Select(hold => hold.Id)).ToHashSet();
            var leaking = merchant.Held.Where(one => !known.Contains(one.Key)).Sum(one => one.Value);
            var due = counted.Sum(payment => payment.Amount) - refunds[merchant.Merchant].Sum(refund => refund.Amount) + holds[merchant.Merchant].Sum(hold => Word.IsOpen(hold.Status) ? hold.Amount : hold.Captured + hold.Reserved);
            look.At(merchant.Used == due + leaking, $"{merchant.Merchant}: counted {merchant.Used}, should be {due} and {leaking} that are being found");
        }
    }

    // What is open may be so in another way here than there.
    private static string Settled(string status) => Word.IsOpen(status) ? "open" : Word.Of(status);
}
