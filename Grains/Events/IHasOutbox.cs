using System.Collections.Immutable;

namespace Payments.Events;

/// <summary>A state that carries the events of its last change; they are stored in the same transaction as the state.</summary>
public interface IHasOutbox
{
    ImmutableArray<OutboxEvent> Outbox { get; }
}
