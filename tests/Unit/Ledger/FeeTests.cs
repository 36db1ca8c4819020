using Payments.Checkout;
using Payments.Ledger;
using Payments.Money;

namespace Payments.Tests.Unit.Ledger;

public sealed class FeeTests
{
    [Theory]
    [InlineData(100_000, 6_000, 50, 600)]
    [InlineData(100, 8_000, 100, 100)]
    [InlineData(50, 8_000, 100, 50)]
    [InlineData(1_000, 8_000, 0, 8)]
    [InlineData(1_062, 8_000, 0, 8)]
    [InlineData(1_063, 8_000, 0, 9)]
    [InlineData(1, 3_000, 0, 0)]
    [InlineData(long.MaxValue, 8_000, 0, 73_786_976_294_838_206)]
    public void Of_AmountAndTerms_RoundedHalfUpAtLeastMinimumAtMostAmount(long minor, int ppm, long minimum, long fee) =>
        Assert.Equal(new Amount(fee, "EUR"), Fee.Of(new Amount(minor, "EUR"), new FeeTerms(ppm, minimum)));

    /// <summary>1,000.00 at 0.6 % is 6.00, and a minimum of 0.50 in every currency is 0.50 of it.</summary>
    [Theory]
    [InlineData("EUR", 100_000, 50, 600)]
    [InlineData("JPY", 1_000, 1, 6)]
    [InlineData("KWD", 1_000_000, 500, 6_000)]
    [InlineData("CLF", 10_000_000, 5_000, 60_000)]
    [InlineData("EUR", 1_000, 50, 50)]
    [InlineData("JPY", 10, 1, 1)]
    [InlineData("KWD", 10_000, 500, 500)]
    public void Of_BusinessTierInEveryExponent_SixPerThousandOrTheMinimum(string currency, long minor, long minimum, long fee) =>
        Assert.Equal(new Amount(fee, currency), Fee.Of(new Amount(minor, currency), new FeeTerms(6_000, minimum)));
}
