using System.Text.Json;
using Payments.Storage.Mapping;

namespace Payments.Routing;

/// <summary>A decision as it is kept. It is written in the transaction of the state that acts by it, and never again.</summary>
public sealed record StoredDecision(int Ordinal, DateTimeOffset DecidedAt, RouteSubject Subject, RoutingDecision Decision)
{
    public string Document() => JsonSerializer.Serialize(this, RoutingJson.Default.StoredDecision);

    public MadeDecision View() => new(Ordinal, DecidedAt, Subject, Decision);
}

/// <summary>A state that carries the decisions of its last change; every change brings a list of its own.</summary>
public interface IHasDecisions
{
    List<StoredDecision> Decisions { get; }
}

/// <summary>How every kind of state keeps its decisions: the one table of all of them.</summary>
public static class DecisionColumns
{
    public static StateMapping<TState> KeepsDecisions<TState>(this StateMapping<TState> mapping)
        where TState : IHasDecisions =>
        mapping.Appends("routing_decisions", state => state.Decisions, columns => columns
            .Column("payment_id", one => one.Subject.PaymentId)
            .Column("ordinal", one => one.Ordinal)
            .Column("merchant_id", one => one.Subject.MerchantId)
            .Column("decided_at", one => one.DecidedAt)
            .Column("channel", one => one.Decision.Channels is [var first, ..] ? first.Channel : null)
            .Column("account_id", one => one.Decision.Channels is [var first, ..] ? first.AccountId : null)
            .Column("doc", one => one.Document()));
}
