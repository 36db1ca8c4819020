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

    /// <summary>Doing it again for the same payment changes nothing.</summary>
    [Alias("mark-paid")]
    Task<Outcome<OrderView>> MarkPaid(string paymentId);

    /// <summary>Doing it again changes nothing.</summary>
    [Alias("cancel")]
    Task<Outcome<OrderView>> Cancel();
}
