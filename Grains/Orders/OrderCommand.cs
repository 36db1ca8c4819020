namespace Payments.Orders;

public enum OrderCommand
{
    Pay,
    Cancel,
}
