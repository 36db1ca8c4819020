using Payments.Channels.Stripe;
using Payments.Money;

namespace Payments.Tests.Unit.Channels.Stripe;

public sealed class StripeAmountsTests
{
    [Theory]
    [InlineData(1234, "EUR", 1234)]
    [InlineData(500, "JPY", 500)]
    [InlineData(5, "ISK", 500)]
    [InlineData(12_300, "MGA", 123)]
    [InlineData(5120, "KWD", 5120)]
    public void ToWire_WhatStripeCanExpress_InItsUnits(long minor, string currency, long wire) =>
        Assert.Equal(wire, StripeAmounts.ToWire(new Amount(minor, currency)));

    [Theory]
    [InlineData(5124, "KWD")]
    [InlineData(12_345, "MGA")]
    [InlineData(0, "EUR")]
    [InlineData(-1, "EUR")]
    [InlineData(100, "UGX")]
    [InlineData(100, "XXX")]
    [InlineData(long.MaxValue, "ISK")]
    public void ToWire_WhatItCannotExpress_Nothing(long minor, string currency) => Assert.Null(StripeAmounts.ToWire(new Amount(minor, currency)));

    [Fact]
    public void Currencies_EveryOne_IsKnownAndHasARange()
    {
        foreach (var code in StripeAmounts.Currencies)
        {
            Assert.True(Currency.TryGet(code, out _), code);
            Assert.True(StripeAmounts.Range[code].Least <= StripeAmounts.Range[code].Most, code);
        }
    }

    [Theory]
    [InlineData("USD", 50, 99_999_999)]
    [InlineData("ISK", 1, 999_999)]
    [InlineData("INR", 50, 999_999_999)]
    public void Range_OfACurrency_InOurMinorUnits(string code, long least, long most) => Assert.Equal((least, most), StripeAmounts.Range[code]);
}
