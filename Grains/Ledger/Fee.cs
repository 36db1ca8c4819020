using Payments.Money;
using Payments.Checkout;

namespace Payments.Ledger;

/// <summary>What the platform takes of a payment.</summary>
public static class Fee
{
    private const int Million = 1_000_000;

    /// <summary>The rate of the amount, rounded half up to a minor unit, but at least the minimum, and never more than the amount.</summary>
    public static Amount Of(Amount amount, FeeTerms terms)
    {
        // 128 bits: the product of an amount and a rate may pass 64.
        var exact = (Int128)amount.Minor * terms.PartsPerMillion;
        var rounded = checked((long)((exact + Million / 2) / Million));
        return amount with { Minor = Math.Min(Math.Max(rounded, terms.Minimum), amount.Minor) };
    }
}
