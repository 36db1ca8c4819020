namespace Payments.Api.Orders;

/// <param name="Number">Your own number of the order, unique among yours, in 1 to 200 characters.</param>
/// <param name="Amount">In minor units; what the items add up to.</param>
/// <param name="Currency">ISO 4217, such as EUR.</param>
/// <param name="Items">1 to 100 of them.</param>
internal sealed record CreateOrderBody(string Number = "", long Amount = 0, string Currency = "", OrderItemBody[]? Items = null);
