namespace Payments.Ledger;

/// <summary>A state that carries the transfers of its last change, as <see cref="Events.IHasOutbox"/> does with events.</summary>
public interface IHasTransfers
{
    List<Transfer> Transfers { get; }
}
