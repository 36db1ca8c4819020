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
}
