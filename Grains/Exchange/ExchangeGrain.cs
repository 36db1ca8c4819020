using Orleans.Concurrency;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Exchange;

/// <summary>Answers from the memory of its process, so every process may have as many as it needs.</summary>
[StatelessWorker, Reentrant]
public sealed class ExchangeGrain(RateBook book) : Grain, IExchangeGrain
{
    public async Task<Outcome<ExchangeRates>> Rates() => await book.Latest();

    public async Task<Outcome<ConversionView>> Convert(Amount amount, string currency)
    {
        if (!Currency.TryGet(currency, out var wanted)) return ExchangeRefusals.Unknown(currency);
        var rates = await book.Latest();
        if (!rates.Accepted) return rates.Refusal;
        if (rates.Value.Of(amount.Currency) is not { } from) return ExchangeRefusals.Unknown(amount.Currency);
        if (rates.Value.Of(currency) is not { } rate) return ExchangeRefusals.Unknown(currency);
        return Conversion.Convert(amount, from, wanted, rate) is { } converted ? new ConversionView(amount, converted, rates.Value.AsOf) : ExchangeRefusals.OutOfRange;
    }
}
