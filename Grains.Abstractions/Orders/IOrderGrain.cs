using Orleans.Concurrency;
using Payments.Outcomes;

namespace Payments.Orders;

/// <summary>One order of a merchant. Its key is the order's id.</summary>
[Alias("order")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Creates the order. Doing it again gives the same order.</summary>
    [Alias("place")]
    Task<Outcome<PlacedOrder>> Place(PlaceOrder command);

    [ReadOnly, Alias("read")]
    Task<Outcome<OrderView>> Read();

    /// <summary>Brings the order to where its payment has left it, creating it first where there is none. Doing it again changes nothing.</summary>
    [Alias("settle")]
    Task<Outcome<OrderView>> Settle(PlaceOrder order, string paymentId, OrderStatus status);

    /// <summary>Doing it again changes nothing.</summary>
    [Alias("cancel")]
    Task<Outcome<OrderView>> Cancel();

    /// <summary>Its payment was undone, so the order is cancelled, even when it was paid. Doing it again changes nothing.</summary>
    [Alias("revoke")]
    Task<Outcome<OrderView>> Revoke(string paymentId);
}
