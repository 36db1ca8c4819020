using Payments.Checkout;
using Payments.Holds;
using Payments.Orders;
using Payments.Refunds;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>How rows came to be what they are, step by step.</summary>
internal static class HistoryChecks
{
    /// <summary>From status to status, for every table that has a table of transitions.</summary>
    private static readonly Dictionary<string, HashSet<(string, string)>> Steps = new()
    {
        ["payments"] = Of<PaymentStatus>("processing>pending unknown succeeded failed cancelled expired; pending>processing succeeded failed cancelled expired; unknown>processing pending succeeded failed cancelled expired; "
            + "succeeded>partiallyrefunded refunded; partiallyrefunded>refunded; cancelled>succeeded; expired>succeeded"),
        ["refunds"] = Of<RefundStatus>("processing>unknown succeeded failed; unknown>processing succeeded failed"),
        ["orders"] = Of<OrderStatus>("open>paid cancelled; paid>cancelled; cancelled>paid"),
        ["pre_authorisations"] = Of<HoldStatus>("processing>pending unknown authorised failed; pending>processing authorised failed voiding; unknown>processing pending authorised failed; "
            + "authorised>captured voiding; voiding>voided expired authorised unknown"),
    };

    /// <summary>Each change of a row names the version before it; so a stale writer never got through, and no version was skipped or taken twice.</summary>
    public static void VersionsGrowByOne(SimulatedWorld world, Look look)
    {
        foreach (var row in world.Changes.GroupBy(change => (change.Table, change.Key)))
        {
            // A refused wish is deleted, and its key may begin again.
            var versions = row.Where(change => change.VersionBefore > 0 || change.Version > 0).Select(change => (change.VersionBefore, change.Version)).ToList();
            if (versions.Count > 1) look.At(versions.All(one => one.Version == one.VersionBefore + 1) && versions.Zip(versions.Skip(1)).All(pair => pair.Second.VersionBefore == pair.First.Version || pair.Second.VersionBefore == 0), $"{row.Key}: {string.Join(' ', versions)}");
        }
    }

    /// <summary>A second writer named versions that had passed, all the time, and had none of its writes taken.</summary>
    public static void StaleWritesAreRefused(SimulatedWorld world, Look look)
    {
        foreach (var write in world.StaleWrites) look.At(!write.Accepted, $"{write.Table} {write.Key} took a write that expected version {write.Expected} after version {write.Stored}");
    }

    public static void OnlyKnownTransitions(SimulatedWorld world, Look look)
    {
        foreach (var change in world.Changes.Where(change => change.VersionBefore > 0 && Steps.ContainsKey(change.Table) && change.Status != change.StatusBefore))
            look.At(Steps[change.Table].Contains((Word.Of(change.StatusBefore), Word.Of(change.Status))), $"{change.Table} {change.Key} went from {change.StatusBefore} to {change.Status}");
    }

    /// <summary>The events of an object are numbered without gaps, and its row knows the last one.</summary>
    public static void EventsHaveNoGaps(SimulatedWorld world, Look look)
    {
        var last = world.Payments.Select(row => (row.Id, row.LastEvent)).Concat(world.Refunds.Where(row => row.Merchant.Length > 0).Select(row => (row.Id, row.LastEvent))).Concat(world.Holds.Select(row => (row.Id, row.LastEvent)));
        var events = world.Events.ToLookup(one => one.ObjectId, one => one.Sequence);
        foreach (var (id, number) in last)
            look.At(events[id].Order().SequenceEqual(Enumerable.Range(1, (int)number).Select(one => (long)one)), $"{id}: {string.Join(' ', events[id].Order())}, the row knows {number}");
    }

    /// <summary>Whatever came of it, it has ended, or waits for its customer and will expire.</summary>
    public static void EverythingHasEnded(SimulatedWorld world, Look look)
    {
        look.Wants("payments", "refunds", "pre-authorisations");
        var payments = world.Payments.ToDictionary(payment => payment.Id);
        foreach (var payment in world.Payments) look.At(!Word.IsOpen(payment.Status) || (Word.Of(payment.Status) == "pending" && payment.Expires), $"{payment.Id} is {payment.Status}", "payments");
        foreach (var saga in world.Sagas.Where(saga => !payments.ContainsKey(saga.Id))) look.At(Word.Of(saga.Status) is "compensated" or "failed", $"{saga.Id} is {saga.Status} without a payment");
        foreach (var refund in world.Refunds) look.At(refund.Merchant.Length > 0 && !Word.IsOpen(refund.Status), $"{refund.Id} is {refund.Status} of '{refund.Merchant}'", "refunds");
        foreach (var hold in world.Holds)
            look.At((!Word.IsOpen(hold.Status) || Word.Of(hold.Status) == "pending") && !hold.Captures.Any(one => Word.IsOpen(one.Status)), $"{hold.Id} is {hold.Status}: {string.Join(' ', hold.Captures)}", "pre-authorisations");
    }

    /// <summary>An order is paid with its payment, and cancelled with it.</summary>
    public static void OrdersFollow(SimulatedWorld world, Look look)
    {
        look.Wants("paid", "unpaid");
        var orders = world.Orders.ToDictionary(order => order.Id, order => Word.Of(order.Status));
        foreach (var payment in world.Payments.Where(payment => !Word.IsOpen(payment.Status)))
        {
            var order = orders.GetValueOrDefault(payment.OrderId);
            // Money that came too late and went back leaves its order cancelled.
            look.At(Word.IsPaid(payment.Status) ? order == "paid" || (order == "cancelled" && Word.Of(payment.Status) == "refunded") : order is "cancelled" or null, $"{payment.Id} is {payment.Status}, its order {order}", Word.IsPaid(payment.Status) ? "paid" : "unpaid");
        }
    }

    private static HashSet<(string, string)> Of<T>(string text)
        where T : struct, Enum
    {
        var known = Enum.GetNames<T>().Select(Word.Of).ToHashSet();
        var steps = text.Split("; ").SelectMany(line => line.Split('>')[1].Split(' ').Select(to => (line.Split('>')[0], to))).ToHashSet();
        return steps.All(step => known.Contains(step.Item1) && known.Contains(step.to)) ? steps : throw new InvalidOperationException($"A step of {typeof(T).Name} names no status.");
    }
}
