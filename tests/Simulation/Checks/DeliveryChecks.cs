using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Checks;

/// <summary>What was sent out, and what came in.</summary>
internal static class DeliveryChecks
{
    /// <summary>An event of a merchant that wants it has arrived at the receiver, or its tries are used up.</summary>
    public static void EventsArrive(SimulatedWorld world, Look look)
    {
        var subscribers = world.Subscribers.ToHashSet();
        var arrived = world.Deliveries.Select(one => one.EventId).ToHashSet();
        var dead = world.Notifications.Where(one => one.Status == "dead" && one.Attempts >= one.MaxAttempts).Select(one => one.EventId).ToHashSet();
        foreach (var one in world.Events.Where(one => subscribers.Contains(one.Merchant) && IsOfMoney(one)))
            look.At(arrived.Contains(one.Id) || dead.Contains(one.Id), $"{one.Type} {one.ObjectId} #{one.Sequence} never arrived");
    }

    /// <summary>What the platform believes to be delivered is on the receiver's disk.</summary>
    public static void DeliveredOnesArrived(SimulatedWorld world, Look look)
    {
        var arrived = world.Deliveries.Select(one => one.WebhookId).ToHashSet();
        foreach (var one in world.Notifications.Where(one => one.Status == "succeeded")) look.At(arrived.Contains(one.Id), $"{one.Id} counts as delivered and never arrived");
    }

    /// <summary>Nothing was sent for work that was rolled back, and nothing else than what was committed.</summary>
    public static void ArrivedOnesHappened(SimulatedWorld world, Look look)
    {
        var events = world.Events.ToDictionary(one => one.Id);
        foreach (var one in world.Deliveries)
            look.At(events.TryGetValue(one.EventId, out var happened) && (happened.Type, happened.ObjectId, happened.Sequence) == (one.Type, one.ObjectId, one.Sequence), $"{one.Type} {one.ObjectId} #{one.Sequence} ({one.EventId}) arrived, but is not among the events");
    }

    /// <summary>An event has the same webhook-id in every try, so that a receiver can tell.</summary>
    public static void IdsAreStable(SimulatedWorld world, Look look)
    {
        foreach (var one in world.Deliveries.GroupBy(one => one.EventId))
            look.At(one.Select(delivery => delivery.WebhookId).Distinct().Count() == 1, $"{one.Key}: {string.Join(' ', one.Select(delivery => delivery.WebhookId).Distinct())}");
    }

    /// <summary>However often a callback came: it was applied, and its payment or refund has changed to success once.</summary>
    public static void CallbacksHaveOneEffect(SimulatedWorld world, Look look)
    {
        var succeeded = world.Events.Where(one => one.Type is "payment.succeeded" or "payment.succeeded_late" or "refund.succeeded").ToLookup(one => one.ObjectId);
        foreach (var callback in world.Callbacks)
            look.At(Word.Of(callback.Status) == "applied" && succeeded[callback.Owner].Count() <= 1, $"{callback.Id} of {callback.Owner} is {callback.Status}: {succeeded[callback.Owner].Count()} successes");
    }

    private static bool IsOfMoney(EventRow one) => one.Type.StartsWith("payment.", StringComparison.Ordinal) || one.Type.StartsWith("refund.", StringComparison.Ordinal) || one.Type.StartsWith("preauthorisation.", StringComparison.Ordinal);
}
