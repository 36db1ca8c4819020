using Payments.Money;
using Payments.Tiers;

namespace Payments.Tests.Unit.Tiers;

public sealed class TierAmountsTests
{
    [Theory]
    [InlineData("EUR", 1_000_000)]
    [InlineData("JPY", 10_000)]
    [InlineData("KWD", 10_000_000)]
    [InlineData("CLF", 100_000_000)]
    public void Minor_WholeMajorUnits_ScaledByTheExponent(string code, long minor) =>
        Assert.Equal(minor, TierAmounts.Minor(10_000, Of(code)));

    [Theory]
    [InlineData("EUR", "0.5", 50)]
    [InlineData("JPY", "0.5", 1)]
    [InlineData("JPY", "0.2", 0)]
    [InlineData("KWD", "0.0005", 1)]
    public void Minor_Fraction_RoundedHalfUp(string code, string major, long minor) =>
        Assert.Equal(minor, TierAmounts.Minor(decimal.Parse(major, System.Globalization.CultureInfo.InvariantCulture), Of(code)));

    [Fact]
    public void Minor_MoreThan64Bits_IsAnError()
    {
        Assert.Throws<OverflowException>(() => TierAmounts.Minor(long.MaxValue / 99, Of("EUR")));
        Assert.Throws<OverflowException>(() => TierAmounts.Minor(1e17m, Of("EUR")));
    }

    private static Currency Of(string code) => Currency.TryGet(code, out var currency) ? currency : throw new ArgumentException(code);
}
