namespace Payments.Orders;

public enum OrderCommand
{
    Pay,
    Cancel,

    /// <summary>Its payment was undone.</summary>
    Revoke,

    /// <summary>Its payment has succeeded after it had been given up.</summary>
    PayLate,
}
