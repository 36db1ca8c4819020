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
    /// Ends the claim of a payment that came to nothing: the order is open to another payment, or cancelled if that
    /// payment had brought it along. Doing it again changes nothing.
    /// </summary>
    [Alias("give-up")]
    Task<Outcome<OrderView>> GiveUp(string paymentId);

    /// <summary>Doing it again for the same payment changes nothing.</summary>
    [Alias("mark-paid")]
    Task<Outcome<OrderView>> MarkPaid(string paymentId);

    /// <summary>The merchant withdraws the order. Doing it again changes nothing.</summary>
    [Alias("cancel")]
    Task<Outcome<OrderView>> Cancel(string merchantId);
}
