using Orleans.Concurrency;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Exchange;

/// <summary>Exchange rates, kept for an hour at most and refused from then on. Any key will do.</summary>
[Alias("exchange")]
public interface IExchangeGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("rates")]
    Task<Outcome<ExchangeRates>> Rates();

    [ReadOnly, Alias("convert")]
    Task<Outcome<ConversionView>> Convert(Amount amount, string currency);
}
