using static Payments.Merchants.MerchantCommand;
using static Payments.Merchants.MerchantStatus;

namespace Payments.Merchants;

/// <summary>The whole life of a merchant: state x command gives the next state, or null where it is refused.</summary>
public static class MerchantTransitions
{
    public static MerchantStatus? Next(MerchantStatus from, MerchantCommand command) => (from, command) switch
    {
        (Active, Suspend) => Suspended,
        (Active, Reinstate) => null,
        (Suspended, Suspend) => null,
        (Suspended, Reinstate) => Active,
    };
}
