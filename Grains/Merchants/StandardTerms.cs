using Payments.Checkout;
using Payments.Limits;
using Payments.Money;

namespace Payments.Merchants;

/// <summary>The terms that every merchant takes payments on: the same for all of them.</summary>
public static class StandardTerms
{
    // In major units, as contracts are written.
    private const long PerPayment = 1_000_000;
    private const long PerDay = 10_000_000;
    private const long PerMonth = 30_000_000;
    private const int FeePartsPerMillion = 3_000;

    public static MerchantTerms Of(MerchantState state)
    {
        if (!Currency.TryGet(state.SettlementCurrency, out var currency))
            throw new InvalidOperationException($"{state.SettlementCurrency} is no currency, yet a merchant settles in it.");
        var limits = new LimitTerms(Minor(PerPayment, currency), Minor(PerDay, currency), Minor(PerMonth, currency), state.TimeZone);
        return new MerchantTerms(state.Status, currency.Code, limits, new FeeTerms(FeePartsPerMillion, Minimum: 0));
    }

    private static long Minor(long major, Currency currency)
    {
        for (var i = 0; i < currency.Exponent; i++) major = checked(major * 10);
        return major;
    }
}
