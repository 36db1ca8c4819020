namespace Payments.Api.Orders;

/// <param name="Name">What it is, in 1 to 200 characters.</param>
/// <param name="Quantity">1 to 1,000,000.</param>
/// <param name="UnitAmount">The price of one, in minor units; 0 when it is free.</param>
internal sealed record OrderItemBody(string Name = "", int Quantity = 0, long UnitAmount = -1);
