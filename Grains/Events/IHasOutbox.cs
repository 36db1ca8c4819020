namespace Payments.Events;

/// <summary>
/// A state that carries the events of its last change. They are stored in the same transaction as the state, which
/// empties the list; every change therefore brings a list of its own.
/// </summary>
public interface IHasOutbox
{
    List<OutboxEvent> Outbox { get; }
}
