using Payments.Channels;
using Payments.Money;
using Payments.Sagas;

namespace Payments.Routing;

/// <summary>Why a payment went where it did when there was nothing to decide: nothing is kept of that, and all of it follows from its saga. Pure.</summary>
public static class OnlyAccount
{
    /// <summary>Null where it went nowhere: risk had blocked it before anybody asked for a channel.</summary>
    /// <param name="fees">As they stood when it began.</param>
    public static StoredDecision? Of(string paymentId, SagaState saga, FeeTable fees)
    {
        if (saga.Steps.Any(step => step.Name == "risk" && step.Status == "blocked")) return null;
        var name = saga.Payment.Channel ?? ChannelName.Before;
        var (channel, amount) = (ChannelName.Channel(name), new Amount(saga.Payment.Amount, saga.Payment.Currency));
        var cost = fees.Cost(channel, amount);
        var only = new RankedChannel(channel, ChannelName.Account(name), -cost, cost);
        return new StoredDecision(
            1, saga.StartedAt, new RouteSubject(paymentId, saga.MerchantId, amount), new RoutingDecision([only], [], DecidedBy.OnlyAccount, MostAttempts: 1, FeesVersion: fees.Version));
    }
}
