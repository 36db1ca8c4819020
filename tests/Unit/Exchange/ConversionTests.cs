using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Payments.Exchange;
using Payments.Money;

namespace Payments.Tests.Unit.Exchange;

public sealed class ConversionTests
{
    [Theory]
    [InlineData(10_000, "EUR", "1", "USD", "1.0845", 10_845)]
    [InlineData(10_845, "USD", "1.0845", "EUR", "1", 10_000)]
    // Half a cent up, less than half down.
    [InlineData(1, "EUR", "1", "USD", "0.5", 1)]
    [InlineData(1, "EUR", "1", "USD", "0.4999999", 0)]
    [InlineData(3, "EUR", "1", "USD", "0.5", 2)]
    // Exponents of 0 and 3.
    [InlineData(100, "EUR", "1", "JPY", "165.5", 166)]
    [InlineData(166, "JPY", "165.5", "EUR", "1", 100)]
    [InlineData(100, "EUR", "1", "KWD", "0.3333", 333)]
    // By way of the base: 3 over 7 of a whole number.
    [InlineData(700, "USD", "7", "GBP", "3", 300)]
    [InlineData(0, "EUR", "1", "USD", "2", 0)]
    public void Convert_AnyPair_ExactThenHalfUp(long minor, string from, string fromRate, string to, string rate, long converted)
    {
        Assert.True(Currency.TryGet(to, out var currency));
        Assert.Equal(new Amount(converted, to), Conversion.Convert(new Amount(minor, from), Parse(fromRate), currency, Parse(rate)));
    }

    [Fact]
    public void Convert_MoreThanFits_Nothing()
    {
        Assert.True(Currency.TryGet("KWD", out var dinar));
        Assert.Null(Conversion.Convert(new Amount(long.MaxValue, "JPY"), 1, dinar, 1));
    }

    [Fact]
    public void Convert_AnyAmountAndRates_NeverHalfAUnitOff() =>
        Prop.ForAll(
            (from minor in Gen.Choose(0, int.MaxValue) from own in Gen.Choose(1, 2_000_000_000) from other in Gen.Choose(1, 2_000_000_000) select (minor, own, other)).ToArbitrary(),
            one =>
            {
                Assert.True(Currency.TryGet("USD", out var dollar));
                var (from, to) = (one.own / 1_000_000m, one.other / 10_000m);
                var converted = Conversion.Convert(new Amount(one.minor, "EUR"), from, dollar, to)!.Value.Minor;
                // |converted - minor * to / from| <= 1/2, in whole numbers: to / from = other * 100 / own.
                var difference = BigInteger.Abs(((BigInteger)converted * one.own) - ((BigInteger)one.minor * one.other * 100));
                return 2 * difference <= one.own;
            }).QuickCheckThrowOnFailure();

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
