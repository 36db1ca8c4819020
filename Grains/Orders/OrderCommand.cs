namespace Payments.Orders;

public enum OrderCommand
{
    Pay,
    Cancel,

    /// <summary>Its payment was undone.</summary>
    Revoke,
}
