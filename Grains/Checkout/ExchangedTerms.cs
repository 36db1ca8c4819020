using Payments.Exchange;
using Payments.Merchants;
using Payments.Money;
using Payments.Outcomes;
using Payments.Tiers;

namespace Payments.Checkout;

/// <summary>Limits are sums of one currency, so that what money in another one counts is settled before anything is held.</summary>
public static class ExchangedTerms
{
    public static ValueTask<Outcome<CountedTerms>> Counted(this IGrainFactory grains, string merchantId, MerchantTerms terms, Amount amount) =>
        terms.Currency == amount.Currency ? new(new CountedTerms(null, terms.Fee)) : grains.Exchanged(merchantId, terms, amount);

    private static async ValueTask<Outcome<CountedTerms>> Exchanged(this IGrainFactory grains, string merchantId, MerchantTerms terms, Amount amount)
    {
        if (!terms.MultiCurrency && await grains.GetGrain<IMerchantGrain>(merchantId).CheckFeature(TierFeature.MultiCurrency) is { } gate) return gate;
        var rates = await grains.GetGrain<IExchangeGrain>("payments").Rates();
        return rates.Accepted ? PaymentExchange.Apply(amount, terms.Fee, terms.Currency, rates.Value) : rates.Refusal;
    }
}
