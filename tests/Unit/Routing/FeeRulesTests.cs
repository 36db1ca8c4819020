using FsCheck;
using FsCheck.Fluent;
using Payments.Money;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class FeeRulesTests
{
    [Theory]
    [InlineData("stripe", 10_000, "USD", 320)]
    [InlineData("paypal", 10_000, "USD", 370)]
    [InlineData("alipay", 10_000, "USD", 60)]
    [InlineData("crypto", 10_000, "USD", 100)]
    [InlineData("simulator", 10_000, "USD", 0)]
    // 2.9 % of 17 is 0.493 and of 18 is 0.522 minor units: half up.
    [InlineData("stripe", 17, "EUR", 30)]
    [InlineData("stripe", 18, "EUR", 31)]
    // 0.30 of a major unit: no yen, 300 thousandths of a dinar.
    [InlineData("stripe", 10_000, "JPY", 290)]
    [InlineData("stripe", 10_000, "KWD", 590)]
    public void Cost_OfTheSpecification_RateAndFixedPart(string channel, long minor, string currency, long cost) =>
        Assert.Equal(cost, Samples.Fees.Cost(channel, new Amount(minor, currency)));

    [Fact]
    public void Cost_CurrencyWithItsOwnFixedPart_TakesThat() =>
        Assert.Equal(290 + 25, FeeRules.Cost(Samples.Stripe with { Fixed = [new("EUR", 25)] }, new Amount(10_000, "EUR")));

    [Fact]
    public void Cost_MonthOfTheSpecification_IsExactly32000() =>
        Assert.Equal(3_200_000, 10_000 * Samples.Fees.Cost("stripe", new Amount(10_000, "USD")));

    [Fact]
    public void Cost_NothingThatFits_IsAnError() =>
        Assert.Throws<OverflowException>(() => FeeRules.Cost(new("stripe", 1_000_000, 100), new Amount(long.MaxValue, "USD")));

    [Fact]
    public void Cost_OfAnyFeeAndAmount_IsTheExactOneRoundedHalfUp() =>
        Prop.ForAll(
            (from rate in Gen.Choose(0, 1_000_000) from minor in Gen.Choose(1, int.MaxValue) select (rate, minor)).ToArbitrary(),
            pair => FeeRules.Cost(new ChannelFee("x", pair.rate), new Amount(pair.minor, "USD"))
                == (long)decimal.Round((decimal)pair.minor * pair.rate / 1_000_000, MidpointRounding.AwayFromZero)).QuickCheckThrowOnFailure();
}
