namespace Payments.Merchants;

/// <summary>What can be asked of a registered merchant's status.</summary>
public enum MerchantCommand
{
    Suspend,
    Reinstate,
}
