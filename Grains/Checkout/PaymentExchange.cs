using Payments.Exchange;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Checkout;

/// <summary>
/// Money in another currency than its merchant's: it is booked and moves in its own, and only what it counts against the merchant's
/// limits, and the least fee, are converted. Pure.
/// </summary>
public static class PaymentExchange
{
    /// <param name="fee">The merchant's, whose least is in its settlement currency.</param>
    /// <param name="settled">The settlement currency.</param>
    public static Outcome<CountedTerms> Apply(Amount amount, FeeTerms fee, string settled, ExchangeRates rates)
    {
        if (!Currency.TryGet(settled, out var to) || rates.Of(settled) is not { } toRate) return ExchangeRefusals.Unknown(settled);
        if (!Currency.TryGet(amount.Currency, out var from) || rates.Of(amount.Currency) is not { } fromRate) return ExchangeRefusals.Unknown(amount.Currency);
        if (Conversion.Convert(amount, fromRate, to, toRate) is not { } counted) return ExchangeRefusals.OutOfRange;
        if (Conversion.Convert(new Amount(fee.Minimum, settled), toRate, from, fromRate) is not { } least) return ExchangeRefusals.OutOfRange;
        // What is worth less than a minor unit counts all the same: else any number of such payments would pass every limit.
        return new CountedTerms(new ExchangedAmount(Math.Max(1, counted.Minor), settled, fromRate, toRate, rates.AsOf), fee with { Minimum = least.Minor });
    }

    /// <summary>What giving back a part counts, rounded down, so that the parts never count more than the whole; null where the part itself does.</summary>
    public static long? Returned(ExchangedAmount? exchange, long part, long whole) => exchange is null ? null : (long)((Int128)exchange.Amount * part / whole);

    /// <summary>What is left of what counts when a part was used, which is rounded up.</summary>
    public static long Left(ExchangedAmount? exchange, long used, long whole) =>
        exchange is null ? whole - used : exchange.Amount - (long)(((Int128)exchange.Amount * used + whole - 1) / whole);
}

/// <param name="Exchange">What it counts in its merchant's settlement currency; null where that is its own.</param>
/// <param name="Fee">In its own currency.</param>
public sealed record CountedTerms(ExchangedAmount? Exchange, FeeTerms Fee);
