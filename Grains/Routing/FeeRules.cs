using Payments.Money;

namespace Payments.Routing;

/// <summary>What a channel takes of one payment. Pure.</summary>
public static class FeeRules
{
    private const int Million = 1_000_000;
    private const int Hundred = 100;

    /// <summary>The rate of the amount, rounded half up to a minor unit, and the fixed part. What does not fit 64 bits is an error.</summary>
    public static long Cost(ChannelFee fee, Amount amount)
    {
        var exact = (Int128)amount.Minor * fee.PartsPerMillion;
        return checked((long)((exact + Million / 2) / Million) + Fixed(fee, amount.Currency));
    }

    /// <summary>The fixed part in minor units of the currency.</summary>
    public static long Fixed(ChannelFee fee, string currency)
    {
        foreach (var own in fee.Fixed.OrEmpty())
            if (own.Currency == currency) return own.Minor;
        if (fee.FixedHundredths == 0) return 0;
        if (!Currency.TryGet(currency, out var known)) throw new ArgumentException($"{currency} is no currency.", nameof(currency));
        var scale = 1L;
        for (var digit = 0; digit < known.Exponent; digit++) scale *= 10;
        return (checked(fee.FixedHundredths * scale) + Hundred / 2) / Hundred;
    }
}
