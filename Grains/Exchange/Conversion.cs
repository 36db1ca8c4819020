using System.Numerics;
using Payments.Money;

namespace Payments.Exchange;

/// <summary>Converts amounts exactly, as fractions of whole numbers, and rounds once at the end. Pure.</summary>
public static class Conversion
{
    /// <summary>The amount in the other currency, rounded half up to its minor unit; null when it does not fit 64 bits.</summary>
    /// <param name="amount">Not below zero.</param>
    /// <param name="from">What one unit of the base is worth in the amount's currency.</param>
    /// <param name="rate">What it is worth in the other currency.</param>
    public static Amount? Convert(Amount amount, decimal from, Currency currency, decimal rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Minor);
        if (!Currency.TryGet(amount.Currency, out var own)) throw new ArgumentException($"{amount.Currency} is no currency.", nameof(amount));
        var (fromUnits, fromScale) = Fraction(from);
        var (units, scale) = Fraction(rate);
        var numerator = amount.Minor * units * fromScale * BigInteger.Pow(10, currency.Exponent);
        var denominator = fromUnits * scale * BigInteger.Pow(10, own.Exponent);
        var rounded = ((2 * numerator) + denominator) / (2 * denominator);
        return rounded <= long.MaxValue ? new Amount((long)rounded, currency.Code) : null;
    }

    /// <summary>A decimal is a whole number over a power of ten.</summary>
    private static (BigInteger Units, BigInteger Scale) Fraction(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, 0);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var units = new BigInteger(new decimal(bits[0], bits[1], bits[2], false, 0));
        return (units, BigInteger.Pow(10, (bits[3] >> 16) & 0xff));
    }
}
