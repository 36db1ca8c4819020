using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Orders;

/// <summary>
/// One order of a merchant; it decides who may pay it. A payment claims the order before it asks the channel, and an
/// order that is claimed can be neither cancelled nor claimed by another. Its key is the order's id.
/// </summary>
[Alias("order")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Creates the order. Doing it again gives the same order.</summary>
    [Alias("place")]
    Task<Outcome<PlacedOrder>> Place(PlaceOrder command);

    [ReadOnly, Alias("read")]
    Task<Outcome<OrderView>> Read();

    /// <summary>Whether the payment could claim the order right now. Only a claim decides.</summary>
    [ReadOnly, Alias("is-claimable")]
    Task<Outcome<OrderView>> IsClaimable(ClaimOrder command);

    /// <summary>Keeps the order for this payment. Doing it again for the same payment changes nothing.</summary>
    [Alias("claim")]
    Task<Outcome<OrderView>> Claim(ClaimOrder command);

    /// <summary>
    /// Brings the order to where its payment has left it. One that the payment brought along is created first where there
    /// is none; one that stands by itself is open to another payment where this one came to nothing. Doing it again changes nothing.
    /// </summary>
    [Alias("settle")]
    Task<Outcome<OrderView>> Settle(PlaceOrder order, string paymentId, OrderStatus status);

    /// <summary>The merchant withdraws the order. Doing it again changes nothing.</summary>
    [Alias("cancel")]
    Task<Outcome<OrderView>> Cancel(string merchantId);

    /// <summary>Its payment was undone, so the order is cancelled, even when it was paid. Doing it again changes nothing.</summary>
    [Alias("revoke")]
    Task<Outcome<OrderView>> Revoke(string paymentId);

    /// <summary>
    /// Its payment, which had been given up, has succeeded after all; refused when the order went another way meanwhile.
    /// Doing it again changes nothing.
    /// </summary>
    [Alias("pay-late")]
    Task<Outcome<OrderView>> PayLate(string paymentId);
}
